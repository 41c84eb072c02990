import {expect} from '@open-wc/testing';
import {render} from 'lit';
import type {Message} from '../../../src/model/index.js';
import {Announcer} from '../../../src/ui/panel/announcer.js';
import {LazyPiece} from '../../../src/ui/panel/lazy-piece.js';
import {Speech} from '../../../src/ui/panel/speech/index.js';
import {english} from '../../../src/ui/strings.js';

const answer: Message = {id: 'a', role: 'assistant', status: 'streaming', blocks: [], content: [], createdAt: 0};
const busy = english.waitingFor(60);

/** An announcer whose reading aloud arrives when the test says so. */
function start() {
  let arrive: (speech: Speech) => void = () => undefined;
  let fail: () => void = () => undefined;
  const loading = new Promise<Speech>((resolve, reject) => {
    arrive = resolve;
    fail = () => reject(new Error('No network.'));
  });
  const piece = new LazyPiece(
    () => loading,
    () => undefined,
  );
  const box = document.createElement('div');
  const said: string[] = [];
  const host = {
    addController: () => undefined,
    removeController: () => undefined,
    updateComplete: Promise.resolve(true),
    requestUpdate() {
      render(announcer.render(), box);
      said.push(box.textContent ?? '');
    },
  };
  const announcer: Announcer = new Announcer(host, {strings: english}, () => piece);
  const usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};
  const speech = new Speech({
    say: (text) => announcer.say(text),
    readChat: () => ({state: {status: 'streaming', messages: [answer], usage}}),
    readStrings: () => english,
    wait: () => () => undefined,
  });
  return {
    announcer,
    said,
    async arrive() {
      arrive(speech);
      await piece.load();
    },
    async fail() {
      fail();
      await piece.load().catch(() => undefined);
    },
  };
}

describe('what is spoken beside an answer', () => {
  it('is not overtaken by the begin of the answer, when what reads aloud arrives after both', async () => {
    const {announcer, said, arrive} = start();
    announcer.announceStart(answer);
    announcer.interject(busy);
    await arrive();
    expect(said).to.deep.equal([english.answering, busy]);
  });

  it('is spoken at once when what reads aloud is there', async () => {
    const {announcer, said, arrive} = start();
    await arrive();
    announcer.interject(busy);
    await Promise.resolve();
    expect(said).to.deep.equal([busy]);
  });

  it('is spoken without what reads aloud when that does not arrive', async () => {
    const {announcer, said, fail} = start();
    announcer.announceStart(answer);
    announcer.interject(busy);
    await fail();
    expect(said.at(-1)).to.equal(busy);
  });
});
