/** What is measured against each other. */
export const contenderNames = ['ours', 'deep-chat', 'streamdown', 'naive'] as const;

/** One of those. */
export type ContenderName = (typeof contenderNames)[number];

/** What heads its column. */
export const labels: Readonly<Record<ContenderName, string>> = {
  ours: 'Outcrop',
  'deep-chat': 'deep-chat',
  streamdown: 'Streamdown in React',
  naive: 'marked + DOMPurify',
};

/** An element of a page: in the shadow root of the host, if there is one, and in the page otherwise. */
export interface Place {
  readonly host?: string;
  readonly selector: string;
}

/** A page with a chat in it. */
export interface Contender {
  readonly name: ContenderName;
  /** The page on its site. */
  readonly path: string;
  /** What stands in its head and its body. */
  readonly head: string;
  readonly body: string;
  /** Where a visitor writes. */
  readonly composer: Place;
  /** What a page has whose chat is not opened, in place of `body`; the others have no such state. */
  readonly closed?: {readonly body: string; readonly launcher: Place};
}

const script = (path: string, attributes = '') => `<script type="module" src="${path}"${attributes}></script>`;
const setUp = (code: string) => `<script type="module">${code}</script>`;
const form = '<form><textarea aria-label="Message"></textarea><button>Send</button></form>';
const page = `<style>
.chat { display: flex; flex-direction: column; block-size: 100% }
.list { flex: 1; overflow: auto }
</style>`;
const backend = setUp('document.querySelector("outcrop-chat").backend = {reply: () => globalThis.reply()};');

/** The pages, with the hash of our script as its documentation has it. */
export function listContenders(integrity: string): readonly Contender[] {
  const ourScript = script('/dist/outcrop.js', ` integrity="${integrity}" crossorigin="anonymous"`);
  return [
    {
      name: 'ours',
      path: '/ours',
      head: ourScript,
      body: `<outcrop-chat mode="inline"></outcrop-chat>${backend}`,
      composer: {host: 'outcrop-chat', selector: '[part~="composer-input"]'},
      closed: {
        body: `<outcrop-chat></outcrop-chat>${backend}`,
        launcher: {host: 'outcrop-chat', selector: '[part~="launcher"]'},
      },
    },
    {
      name: 'deep-chat',
      path: '/deep-chat',
      head: script('/peers/deep-chat/dist/deepChat.bundle.js'),
      body: `<deep-chat style="inline-size: 100%; block-size: 100%"></deep-chat>${setUp(`
document.querySelector('deep-chat').connect = {
  stream: true,
  async handler(body, signals) {
    signals.onOpen();
    for await (const text of globalThis.reply()) await signals.onResponse({text});
    signals.onClose();
  },
};`)}`,
      composer: {host: 'deep-chat', selector: '#text-input'},
    },
    {
      name: 'streamdown',
      path: '/streamdown',
      head: page + script('/built/react-page.js'),
      body: '<div id="root" style="block-size: 100%"></div>',
      composer: {selector: 'textarea'},
    },
    {
      name: 'naive',
      path: '/naive',
      head: page + script('/built/naive-page.js'),
      body: `<div class="chat"><div class="list"></div>${form}</div>`,
      // It stands in the page's HTML; what is written there goes nowhere until the script listens.
      composer: {selector: 'form[data-listening] textarea'},
    },
  ];
}
