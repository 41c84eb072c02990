import {expect} from '@open-wc/testing';

import {readFixture, record, scripted} from '../../../src/backends/scripted/index.js';
import {createChat} from '../../../src/engine/chat.js';
import {ChatError} from '../../../src/model/index.js';
import type {Chat, StreamPart, Tool} from '../../../src/model/index.js';
import {fromJson, toJson} from '../../../src/transcript/lossless-json.js';
import {messageStart, messageStop, text} from '../../transcript/parts.js';

const call: readonly StreamPart[] = [
  messageStart,
  {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text: 'Ann lives in Ulm.'}}}},
  {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {redactedContent: new Uint8Array([1, 2])}}}},
  {contentBlockStart: {contentBlockIndex: 1, start: {toolUse: {toolUseId: 't', name: 'find'}}}},
  ...['{"na', 'me": "A', 'nn \\"\\u00e9\\" B', 'lum", "age": 41}'].map((input) => ({
    contentBlockDelta: {contentBlockIndex: 1, delta: {toolUse: {input}}},
  })),
  {contentBlockStop: {contentBlockIndex: 1}},
  messageStop('tool_use'),
];
const tools: readonly Tool[] = [
  {name: 'find', inputSchema: {type: 'object'}, approval: 'never', run: () => 'Found Ann.'},
];

/** Two questions, one of which needs a tool, and one whose answer breaks off. */
async function talk(questions: readonly Parameters<Chat['send']>[0][], backend: Parameters<typeof record>[0]) {
  const recorder = record(backend);
  let ids = 0;
  const chat = createChat({
    backend: recorder,
    tools,
    patience: {attempts: 1},
    now: () => 1,
    createId: () => `${(ids += 1)}`,
  });
  for (const question of questions) await chat.send(question);
  return {chat, recorder};
}

const broken = new ChatError('interrupted', {message: 'It broke off.', retryable: true});
const original = () =>
  talk(
    ['Who is Ann?', 'Go on'],
    scripted(call, [messageStart, text(0, 'Ann is 41.'), messageStop()], [text(0, 'She'), broken]),
  );

describe('a recording', () => {
  it('plays the same conversation again, to the byte', async () => {
    const {chat, recorder} = await original();
    const {answers, questions} = readFixture(recorder.fixture());
    expect(questions).to.deep.equal([[{text: 'Who is Ann?'}], [{text: 'Go on'}]]);
    const again = await talk(questions, scripted(...answers));
    expect(toJson(again.chat.state)).to.equal(toJson(chat.state));
    expect(again.recorder.fixture()).to.equal(recorder.fixture());
  });

  it('keeps nothing of what was said when it is redacted, and all of its form', async () => {
    const {chat, recorder} = await original();
    const json = recorder.fixture({redacted: true});
    for (const secret of ['Ann', 'Ulm', 'Blum', 'Who', 'lives', '\\u00e9']) expect(json).not.to.contain(secret);
    const {answers, questions, replies} = readFixture(json);
    const plain = readFixture(recorder.fixture());
    const lengths = (parts: readonly StreamPart[]) => parts.map((part) => JSON.stringify(part).length);
    expect(replies.map(({parts}) => lengths(parts))).to.deep.equal(plain.replies.map(({parts}) => lengths(parts)));
    const again = await talk(questions, scripted(...answers));
    const form = ({state}: Chat) =>
      state.messages.map(({role, status, blocks}) => [role, status, blocks.map(({kind}) => kind)]);
    expect(form(again.chat)).to.deep.equal(form(chat));
    expect(again.chat.state.messages[1]?.content.find(({toolUse}) => toolUse)?.toolUse?.input).to.deep.equal({
      name: 'xxx "x" xxxx',
      age: 41,
    });
  });

  it('does not count what the visitor stopped as a failure', async () => {
    const recorder = record(scripted([text(0, 'Hel'), text(0, 'lo')]));
    const chat = createChat({backend: recorder});
    chat.subscribe(({messages}) => {
      if (messages[1]?.content.length) chat.stop();
    });
    await chat.send('Hi');
    expect(readFixture(recorder.fixture()).replies[0]).not.to.have.property('error');
  });

  it('is told from anything else', () => {
    for (const json of [
      '{}',
      'null',
      '[]',
      '{"format":"outcrop-recording-0","replies":[]}',
      toJson({format: 'outcrop-recording-1'}),
    ]) {
      expect(() => readFixture(json), json).to.throw('no recording');
    }
    expect(() => readFixture('no json')).to.throw();
    expect(fromJson('{}')).to.deep.equal({});
  });
});
