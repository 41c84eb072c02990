import {pause, textAnswer, type ScriptAnswer} from '../../src/backends/scripted/index.js';
import {ChatError, type StreamPart, type Tool} from '../../src/index.js';
import {attach, hasFailed, hasPart, hasText, isBusy, isIdle, isWaiting, partOf, until} from './reach.js';
import {citedAnswer, drawStone, longAnswer, pictureAnswer} from './answers.js';
import {composerStates} from './composer-states.js';
import {asking, script, type State} from './state.js';

/** As good as for ever. */
const still = pause(2 ** 30);

const findOrder: Tool = {
  name: 'find_order',
  title: 'Look up an order',
  description: 'Looks up an order by its number.',
  inputSchema: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']},
  approval: 'never',
  run: () => ({status: 'shipped', parcels: 2, carrier: 'A bicycle'}),
};

const slowTool: Tool = {
  ...findOrder,
  run(_input, {progress}) {
    progress('Asking the warehouse', 0.6);
    return new Promise(() => undefined);
  },
};

const brokenTool: Tool = {
  ...findOrder,
  run() {
    throw new Error('The warehouse does not answer.');
  },
};

const thought = (text: string): StreamPart => ({
  contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text}}},
});

/** A call of the tool, as far as it has come. */
const call = (input: string): StreamPart[] => [
  {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 'call-1', name: 'find_order'}}}},
  {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input}}}},
];

const wholeCall: ScriptAnswer = [
  ...call('{"id": "A-1031"}'),
  {contentBlockStop: {contentBlockIndex: 0}},
  {messageStop: {stopReason: 'tool_use'}},
];

const shipped = textAnswer('Your order **A-1031** is on its way, in two parcels. A bicycle brings them.');

const guardrailStop: ScriptAnswer = [
  {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Sorry, I cannot help with that.'}}},
  {messageStop: {stopReason: 'guardrail_intervened'}},
  {
    metadata: {
      trace: {
        guardrail: {
          inputAssessment: {
            gr: {topicPolicy: {topics: [{name: 'Medical advice', type: 'DENY', action: 'BLOCKED'}]}},
          },
        },
      },
    },
  },
];

const refused = new ChatError('access-denied', {
  message: 'The assistant may not answer here.',
  hint: 'The role lacks bedrock:InvokeModelWithResponseStream for this model.',
});

const busy = new ChatError('throttled', {message: 'The service is busy.', retryable: true, retryAfterMs: 45_000});

const offline = new ChatError('offline', {message: 'You are offline.', retryable: true});

/** Every state that is worth a look, in the order in which a visitor may meet them. */
export const states: readonly State[] = [
  {name: 'empty', title: 'Empty', settings: script(textAnswer('Hello.'))},
  {
    name: 'suggestions',
    title: 'With suggestions',
    settings: {...script(textAnswer('Hello.')), suggestions: ['What is granite?', 'Where does sand come from?']},
    reach: (chat) => until(() => hasPart('suggestion')(chat)),
  },
  ...composerStates,
  {
    name: 'attachments',
    title: 'With files',
    settings: script(textAnswer('Two stones.')),
    async reach(chat) {
      await until(() => hasPart('attach-button')(chat));
      await attach(chat, new File([await drawStone()], 'stone.png', {type: 'image/png'}));
      await attach(chat, new File(['Granite and basalt.'], 'notes.txt', {type: 'text/plain'}));
      await attach(chat, new File([Uint8Array.of(77, 90, 0, 255)], 'setup.exe', {type: 'application/x-msdownload'}));
      await until(() => hasPart('attachment')(chat) && hasPart('attachment-refusals')(chat));
    },
  },
  {name: 'waiting', title: 'Waiting', ...asking('Where is my order?', [still], isBusy)},
  {
    name: 'streaming',
    title: 'Streaming',
    ...asking('What is granite?', [...longAnswer.slice(0, 60), still], hasText('quartz')),
  },
  {
    name: 'thinking',
    title: 'Thinking',
    ...asking('What is 17 × 23?', [thought('17 × 20 is 340. 17 × 3 is 51. Together that is'), still], hasText('340')),
  },
  {
    name: 'thought',
    title: 'Thought',
    ...asking(
      'What is 17 × 23?',
      [
        thought('340 and 51'),
        pause(1200),
        thought(' are 391.'),
        {contentBlockStop: {contentBlockIndex: 0}},
        delta('It is 391.', 1),
        end(),
      ],
      isIdle,
    ),
  },
  {name: 'answer', title: 'An answer', ...asking('Tell me all about granite.', longAnswer, isIdle)},
  {name: 'sources', title: 'Sources', ...asking('Where is granite found?', citedAnswer, isIdle)},
  {name: 'picture', title: 'A picture', ...asking('Draw me a stone.', pictureAnswer, isIdle)},
  {
    name: 'tool-writing',
    title: 'A tool is being called',
    ...asking('Where is A-1031?', [...call('{"id": "A-10'), still], hasPart('block-tool-call'), {tools: [findOrder]}),
  },
  {
    name: 'tool-waiting',
    title: 'A tool waits for leave',
    ...asking('Where is A-1031?', wholeCall, hasPart('approve-button'), {tools: [{...findOrder, approval: 'ask'}]}),
  },
  {
    name: 'tool-running',
    title: 'A tool runs',
    ...asking('Where is A-1031?', wholeCall, hasText('warehouse'), {tools: [slowTool]}),
  },
  {
    name: 'tool-done',
    title: 'A tool has run',
    ...asking('Where is A-1031?', [wholeCall, shipped], isIdle, {tools: [findOrder]}),
  },
  {
    name: 'tool-failed',
    title: 'A tool has failed',
    ...asking('Where is A-1031?', [wholeCall, textAnswer('The warehouse does not answer just now.')], isIdle, {
      tools: [brokenTool],
    }),
  },
  {name: 'guardrail', title: 'A guardrail', ...asking('What should I take?', guardrailStop, isIdle)},
  {
    name: 'cut-short',
    title: 'Cut short',
    ...asking('Tell me a story.', textAnswer('Once upon a time there was', {stopReason: 'max_tokens'}), isIdle),
  },
  {
    name: 'interrupted',
    title: 'Broken off',
    ...asking('What is basalt?', [delta('Basalt is dark, heavy and'), new TypeError('network error')], hasFailed),
  },
  {
    name: 'failed',
    title: 'Failed',
    ...asking('Hello?', [refused], hasFailed, {contact: 'mailto:desk@example.com'}),
  },
  {
    name: 'throttled',
    title: 'Throttled',
    ...asking('Hello?', [busy], isWaiting),
  },
  {name: 'offline', title: 'Offline', ...asking('Hello?', [offline], isWaiting)},
  {
    name: 'queue',
    title: 'More questions',
    settings: script([delta('Granite is'), still]),
    async reach(chat) {
      void chat.send('What is granite?');
      await until(() => hasText('Granite is')(chat));
      void chat.send('And basalt?');
      await until(() => hasPart('queue')(chat));
    },
  },
  {
    name: 'branches',
    title: 'Another version',
    settings: script(textAnswer('A hard rock.'), textAnswer('A rock of quartz, feldspar and mica.')),
    async reach(chat) {
      await chat.send('What is granite?');
      await chat.regenerate();
      await until(() => hasPart('branches')(chat));
    },
  },
  {
    name: 'context',
    title: 'Told of the page',
    settings: {...script(textAnswer('You are reading about rocks.')), context: () => 'The page is about rocks.'},
    async reach(chat) {
      await until(() => hasPart('context')(chat));
    },
  },
  {
    name: 'budget',
    title: 'Budget spent',
    settings: {...script(textAnswer('That was all.')), budget: {tokens: 1}, contact: 'mailto:desk@example.com'},
    async reach(chat) {
      await chat.send('What is granite?');
      await chat.send('And basalt?');
      await until(() => hasFailed(chat));
    },
  },
  {
    name: 'conversations',
    title: 'Conversations',
    settings: {...script(textAnswer('A rock.')), history: 'tab', historyKey: `gallery-${crypto.randomUUID()}`},
    async reach(chat) {
      for (const question of ['What is granite?', 'And basalt?', 'Where does sand come from?']) {
        chat.newConversation();
        await chat.send(question);
      }
      await until(() => hasPart('menu-button')(chat));
      partOf(chat, 'menu-button')?.click();
      await until(() => hasPart('conversations')(chat) && chat.conversations.length === 3);
    },
  },
];

function delta(text: string, contentBlockIndex = 0): StreamPart {
  return {contentBlockDelta: {contentBlockIndex, delta: {text}}};
}

function end(): StreamPart {
  return {messageStop: {stopReason: 'end_turn'}};
}
