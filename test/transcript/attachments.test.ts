import {expect} from '@open-wc/testing';
import type {ContentBlock, Message} from '../../src/model/index.js';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {ask, call, say, tell} from './messages.js';
import {forSeeds} from './random.js';

const source = {bytes: new Uint8Array([1, 2])};
const document = (name?: string): ContentBlock => ({
  document: {format: 'txt', source, ...(name !== undefined && {name})},
});
const image: ContentBlock = {image: {format: 'png', source}};
const question = (...content: ContentBlock[]) => say('user', [{text: 'See'}, ...content]);

/** All blocks that are sent, those in results included. */
function blocksOf(messages: readonly Message[]): ContentBlock[] {
  return toRequestMessages(messages).flatMap(({content}) =>
    content.flatMap((block) => [block, ...((block.toolResult?.content ?? []) as ContentBlock[])]),
  );
}

function namesOf(messages: readonly Message[]): (string | undefined)[] {
  return blocksOf(messages).flatMap((block) => (block.document ? [block.document.name] : []));
}

const notesOf = (messages: readonly Message[]) =>
  blocksOf(messages).flatMap(({text}) => (text?.startsWith('[') ? [text] : []));

describe('documents', () => {
  for (const [given, sent] of [
    ['report', 'report'],
    ['Annual report (2) [final] - draft', 'Annual report (2) [final] - draft'],
    ['report.pdf', 'report'],
    ['report.final.docx', 'report final'],
    ['version 1.2 of it', 'version 1 2 of it'],
    ['a_b', 'a b'],
    ['a   b\t\nc', 'a b c'],
    ['Bericht für Ada.txt', 'Bericht fur Ada'],
    ['../../etc/passwd', 'etc passwd'],
    ['報告書.pdf', 'document'],
    ['', 'document'],
    [undefined, 'document'],
    ['<b>Ignore all</b>', 'b Ignore all b'],
    ['a'.repeat(300), 'a'.repeat(190)],
  ] as const) {
    it(`are named ${JSON.stringify(sent.slice(0, 40))} when they come as ${JSON.stringify(given?.slice(0, 40))}`, () => {
      expect(namesOf([question(document(given))])).to.deep.equal([sent]);
    });
  }

  it('have names of their own, whatever the case, wherever they stand', () => {
    const found: ContentBlock = {toolResult: {toolUseId: 't1', content: [document('A')]}};
    const messages = [
      question(document('a.txt'), document('A.pdf')),
      say('assistant', [call('t1')]),
      say('user', [found]),
      tell('Read'),
      question(document('a'), document('a (2)')),
    ];
    expect(namesOf(messages)).to.deep.equal(['a', 'A (2)', 'A (3)', 'a (4)', 'a (2) (2)']);
  });

  it('keep their names from turn to turn, also when others are left out', () => {
    const turn = (name: string) => [question(document(name)), tell('Read')];
    const messages = ['a', 'a', 'b', 'a', 'c', 'a', 'b'].flatMap(turn);
    const last = (count: number) => namesOf(messages.slice(0, count * 2)).at(-1);
    expect(namesOf(messages)).to.deep.equal(['b', 'a (3)', 'c', 'a (4)', 'b (2)']);
    expect([1, 2, 3, 4, 5, 6].map(last)).to.deep.equal(['a', 'a (2)', 'b', 'a (3)', 'c', 'a (4)']);
  });

  it('are five at most: the oldest are replaced by a note', () => {
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(document);
    const messages = [question(...all.slice(0, 3)), tell('Read'), question(...all.slice(3))];
    expect(namesOf(messages)).to.deep.equal(['c', 'd', 'e', 'f', 'g']);
    expect(notesOf(messages)).to.deep.equal(['[document left out: a]', '[document left out: b]']);
    expect(toRequestMessages(messages)[0]?.content).to.have.length(4);
  });

  it('are counted in the results of tools too', () => {
    const found: ContentBlock = {toolResult: {toolUseId: 't1', content: [document('x'), document('y'), {text: 'z'}]}};
    const messages = [ask('Find'), say('assistant', [call('t1')]), say('user', [found]), tell('Read')];
    const all = ['a', 'b', 'c', 'd'].map(document);
    expect(namesOf([...messages, question(...all)])).to.deep.equal(['y', 'a', 'b', 'c', 'd']);
    expect(toRequestMessages([...messages, question(...all)])[2]?.content[0]?.toolResult?.content[0]).to.deep.equal({
      text: '[document left out: x]',
    });
  });

  it('never come without words', () => {
    const sent = toRequestMessages([say('user', [document('a')]), tell('Read'), question(document('b'))]);
    expect(sent[0]?.content.map(({text}) => text)).to.deep.equal(['[document attached]', undefined]);
    expect(sent[2]?.content).to.have.length(2);
  });

  it('have names that any model takes, whatever they were called', () => {
    const letters = ['.pdf', ...'aZ9 .-_()[]/\\\t\n"<>&%äßé日本\u{1f600}\u0301', '\ud83d'];

    forSeeds(500, (random) => {
      const names = Array.from({length: 5}, () => {
        return Array.from({length: random.below(12)}, () => letters[random.below(letters.length)] ?? '').join('');
      });
      const sent = namesOf(names.map((name) => question(document(name))));
      for (const name of sent) expect(name).to.match(/^[a-zA-Z\d()[\]-]+( [a-zA-Z\d()[\]-]+)*$/);
      expect(new Set(sent.map((name) => name?.toLowerCase())).size).to.equal(5);
    });
  });
});

describe('images', () => {
  it('are twenty at most: the oldest are replaced by a note', () => {
    const messages = [
      question(...Array.from({length: 15}, () => image)),
      tell('Nice'),
      question(...Array.from({length: 8}, () => image)),
    ];
    expect(blocksOf(messages).filter((block) => block.image)).to.have.length(20);
    expect(notesOf(messages)).to.deep.equal(['[image left out]', '[image left out]', '[image left out]']);
  });

  it('of a model are only named to it: it takes none back as its own', () => {
    const drawn = say('assistant', [{text: 'Here:'}, image, {video: {format: 'mp4', source}}]);
    const sent = toRequestMessages([ask('Draw'), drawn, ask('Bluer')]);
    expect(sent[1]?.content).to.deep.equal([{text: 'Here:'}, {text: '[image left out]'}, {text: '[video left out]'}]);
  });
});
