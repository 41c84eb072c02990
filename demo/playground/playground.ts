/** The playground: controls on one side, the chat that they change on the other, and what happens in it below. */
import type {OutcropChat} from '../../src/index.js';
import {applySetup} from './apply.js';
import {findConnection, type Connection} from './connection.js';
import {logEvents} from './event-log.js';
import {createForm} from './form.js';
import {createLog} from './log.js';
import {find} from './find.js';
import {release} from './release.js';
import {toSetup} from './setup.js';
import {SnippetView} from './snippet-view.js';
import {initialState, readState, writeState, type State} from './state.js';
import {createTabs} from './tabs.js';
import {UsageView} from './usage-view.js';
import {tapFetch} from './wire-tap.js';

/** A chat that keeps its conversations elsewhere is another chat. */
const newChatNames = new Set(['history', 'history-key']);

const stage = find('#stage', HTMLElement);
const darkness = matchMedia('(prefers-color-scheme: dark)');
const wireLog = createLog(find('#wire', HTMLOListElement), find('#wire-count', HTMLElement));
const eventLog = createLog(find('#events', HTMLOListElement), find('#event-count', HTMLElement));
const usage = new UsageView(find('#usage', HTMLTableElement));
const snippet = new SnippetView(
  {
    tabs: find('#flavours', HTMLElement),
    code: find('#snippet', HTMLElement),
    note: find('#snippet-note', HTMLElement),
    copy: find('#copy', HTMLButtonElement),
    status: find('#copied', HTMLElement),
  },
  release,
);
createTabs(find('#tabs', HTMLElement), () => {
  // The newest row first in view: that is where more will come.
  for (const log of document.querySelectorAll('.log')) log.scrollTop = log.scrollHeight;
});
find('#clear-events', HTMLButtonElement).addEventListener('click', () => eventLog.clear());
find('#clear-wire', HTMLButtonElement).addEventListener('click', () => wireLog.clear());
// Where there is no room beside the chat, it comes first, and the settings are folded above it.
find('#fold', HTMLButtonElement).addEventListener('click', ({currentTarget: fold}) => {
  if (fold instanceof HTMLButtonElement) fold.ariaExpanded = fold.ariaExpanded === 'true' ? 'false' : 'true';
});

try {
  await start(await findConnection());
} catch (error) {
  stage.replaceChildren(`The stand-in could not be started: ${error instanceof Error ? error.message : String(error)}`);
}

async function start({given, endpoints}: Connection): Promise<void> {
  const initial = initialState(given);
  let state = readState(location.search, initial);
  // An address that was shared may ask for a stand-in that is not here.
  if (!endpoints) state = {...state, from: 'aws'};
  // Before the chat is there: it keeps the `fetch` that it finds.
  tapFetch((name, detail) => wireLog.add(name, detail), isService);
  await import('../../src/index.js');
  let chat = createChat();
  const form = createForm(find('#controls', HTMLFormElement), (name, value) => {
    state = {...state, [name]: value};
    if (newChatNames.has(name)) chat = createChat();
    if (name === 'open') chat.open = value === 'yes';
    show();
  });
  if (!endpoints) find('#set-from option[value=stand-in]', HTMLOptionElement).remove();
  form.show(state);
  show();
  darkness.addEventListener('change', showScheme);

  find('#reset', HTMLButtonElement).addEventListener('click', () => {
    state = initial;
    form.show(state);
    chat = createChat();
    show();
  });
  find('#open-chat', HTMLButtonElement).addEventListener('click', () => chat.show());
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-question]')) {
    button.addEventListener('click', () => ask(chat, button.dataset['question'] ?? ''));
  }
  stage.dataset['ready'] = '';

  function createChat(): OutcropChat {
    const created = document.createElement('outcrop-chat');
    // At once, or the first look of it would be that of a chat without settings.
    applySetup(created, toSetup(state), endpointsOf(state));
    created.open = state['open'] === 'yes';
    logEvents(created, eventLog);
    usage.listen(created);
    find('#place', HTMLElement).replaceChildren(created);
    return created;
  }

  function show(): void {
    const setup = toSetup(state);
    applySetup(chat, setup, endpointsOf(state));
    snippet.show(setup, remarkOn(state, given));
    usage.setPrice(setup.price);
    stage.dataset['mode'] = state['mode'];
    document.body.dataset['from'] = state['from'];
    showScheme();
    const query = writeState(state, initial);
    history.replaceState(null, '', query ? `?${query}` : location.pathname);
  }

  function showScheme(): void {
    form.showScheme(state['theme'] === 'dark' || (state['theme'] === 'auto' && darkness.matches));
  }

  function endpointsOf(state: State): Connection['endpoints'] {
    return state['from'] === 'stand-in' ? endpoints : undefined;
  }

  function isService({href, hostname}: URL): boolean {
    const isAws = /\.amazonaws\.com(\.cn)?$/.test(hostname);
    return isAws || Object.values(endpoints ?? {}).some((endpoint) => href.startsWith(endpoint));
  }
}

function remarkOn(state: State, given: State): string {
  const isStandIn = given['from'] === 'stand-in' && state['identity-pool-id'] === given['identity-pool-id'];
  return isStandIn ? 'Pool and role are those of the stand-in: put yours in their place.' : '';
}

/** Asks at once, or puts the question into the text field while another answer is on its way. */
function ask(chat: OutcropChat, question: string): void {
  chat.show();
  if (chat.status === 'idle' || chat.status === 'failed') void chat.send(question);
  else chat.prefill(question);
}
