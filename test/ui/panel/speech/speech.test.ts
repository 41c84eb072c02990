import {expect} from '@open-wc/testing';
import type {Block, Message} from '../../../../src/model/index.js';
import {Speech} from '../../../../src/ui/panel/speech/index.js';
import {english} from '../../../../src/ui/strings.js';

/** An answer as a test says it is, on a clock that the test moves. */
function begin(id = 'a') {
  const said: string[] = [];
  const waits: {run: () => void; ms: number}[] = [];
  let message = answer('');
  const usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};
  const speech = new Speech({
    say: (text) => said.push(text),
    readChat: () => ({state: {status: 'streaming', messages: [message], usage}}),
    readStrings: () => english,
    wait(run, ms) {
      const wait = {run, ms};
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
  });
  function answer(text: string, more: Partial<Message> = {}): Message {
    const block: Block = {kind: 'text', index: 0, text, isDone: false};
    return {id, role: 'assistant', status: 'streaming', blocks: [block], content: [], createdAt: 0, ...more};
  }
  return {
    speech,
    said,
    waits,
    answer,
    whole: (text: string) => answer(text, {status: 'complete'}),
    grow: (text: string) => (message = answer(text)),
    pass: () => waits.shift()?.run(),
  };
}

describe('an answer that is read aloud', () => {
  it('is said in whole sentences, each once, and never a word of one that grows', () => {
    const {speech, said, grow, pass, answer, whole} = begin();
    speech.begin(answer(''), 'Answering');
    grow('Granite is');
    pass();
    grow('Granite is **hard.** It was');
    pass();
    grow('Granite is **hard.** It was molten. Then it');
    pass();
    speech.end(whole('Granite is **hard.** It was molten. Then it cooled.'), '');
    pass();
    expect(said).to.deep.equal(['Answering', 'Granite is hard.', 'It was molten.', 'Then it cooled.\nDone.']);
  });

  it('leaves time to hear what was said, the more of it the longer', () => {
    const {speech, waits, grow, pass, answer, whole, said} = begin();
    speech.begin(answer(''), 'Go');
    const [first] = waits;
    grow('Granite is a rock of quartz, feldspar and mica. It');
    pass();
    const [second] = waits;
    expect(second?.ms).to.be.greaterThan(first?.ms ?? Infinity);
    grow(`Granite is a rock of quartz, feldspar and mica. ${'It is long. '.repeat(500)}`);
    pass();
    expect(waits[0]?.ms).to.equal(5000);
    speech.end(whole(''), '');
    expect(said).to.have.length(3);
    pass();
    expect(said.at(-1)).to.contain('Done.');
  });

  it('is said at once when nothing is being said', () => {
    const {speech, said, whole, waits} = begin();
    speech.end(whole('Hello.'), '');
    expect(said).to.deep.equal(['Hello.\nDone.']);
    expect(waits).to.have.length(1);
  });

  it('comes before the next one that begins meanwhile', () => {
    const {speech, said, answer, pass} = begin();
    speech.begin(answer(''), 'Answering');
    speech.end(answer('Let me look.', {status: 'complete', stopReason: 'tool_use'}), '');
    speech.begin({...answer(''), id: 'b'}, 'Answering again');
    expect(said).to.deep.equal(['Answering']);
    pass();
    expect(said.at(-1)).to.equal('Let me look.\nAnswering again');
  });

  it('waits no more once it has ended, nor when it is to be silent', () => {
    const {speech, said, answer, whole, pass, waits} = begin();
    speech.end(whole('Hello.'), '');
    pass();
    expect(waits).to.have.length(0);
    speech.begin(answer(''), 'Answering');
    speech.stop();
    expect(waits).to.have.length(0);
    expect(said).to.have.length(2);
  });

  it('leaves thoughts and tools to be read, and says that there is code', () => {
    const {speech, said, answer} = begin();
    const blocks: Block[] = [
      {kind: 'reasoning', index: 0, text: 'Hm.', isDone: true},
      {kind: 'text', index: 1, text: 'Run this:\n```sh\nnpm ci\nnpm test\n```\n', isDone: true},
    ];
    speech.end(answer('', {blocks, status: 'complete'}), '');
    expect(said).to.deep.equal(['Run this:\n2 lines of code.\nDone.']);
  });

  it('ends with how it ended, and with why where nobody can see that', () => {
    const {speech, said, answer, pass} = begin();
    for (const [status, failure] of [
      ['stopped', ''],
      ['failed', ''],
      ['interrupted', 'No network.'],
    ] as const) {
      speech.end(answer('It', {status}), failure);
      pass();
    }
    expect(said).to.deep.equal([`It\n${english.stopped}`, 'It', 'It\nNo network.']);
  });

  it('says what it can before something that is not to wait', () => {
    const {speech, said, answer, grow, waits, pass} = begin();
    speech.begin(answer(''), 'Answering');
    grow('Let me look. I');
    speech.interject('Copied');
    expect(said).to.deep.equal(['Answering', 'Let me look.\nCopied']);
    expect(waits).to.have.length(1);
    pass();
    expect(said).to.have.length(2);
    speech.stop();
    speech.interject('Copied');
    expect(said.at(-1)).to.equal('Copied');
  });
});
