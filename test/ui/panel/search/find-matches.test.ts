import {expect} from '@open-wc/testing';
import type {Block, Message} from '../../../../src/model/index.js';
import {MatchFinder} from '../../../../src/ui/panel/search/find-matches.js';
import {boundary, readWords} from '../../../../src/ui/panel/search/read-words.js';

let serial = 0;

function message(role: 'user' | 'assistant', ...texts: readonly string[]): Message {
  serial += 1;
  const blocks: Block[] = texts.map((text, index) => ({kind: 'text', index, text, isDone: true}));
  return {id: `m${serial}`, role, status: 'complete', createdAt: 0, blocks, content: []};
}

const read = (markdown: string) =>
  readWords(message('assistant', markdown))
    .split(boundary)
    .map((words) => words.trim())
    .filter((words) => words !== '');

describe('the words of an answer', () => {
  it('are those that somebody reads, without the marks of markdown', () => {
    expect(
      read('## A _hard_ **rock**\n\nIt has `quartz`, ~~salt~~ and [mica](https://example.com "Mica").'),
    ).to.deep.equal(['A hard rock', 'It has quartz, salt and mica.']);
    expect(read('- one\n- [x] two\n\n3. three\n\n> quoted')).to.deep.equal(['one', 'two', 'three', 'quoted']);
    expect(read('| Rock | Grain |\n| --- | :-: |\n| Granite | coarse |')).to.deep.equal([
      'Rock',
      'Grain',
      'Granite',
      'coarse',
    ]);
    expect(read('```js\nconst a = b * c * d;\n```\nAfter')).to.deep.equal(['const a = b * c * d;', 'After']);
    expect(read('snake_case and 2 * 3 * 4, \\*not\\* marked[^1]')).to.deep.equal([
      'snake_case and 2 * 3 * 4, *not* marked',
    ]);
  });

  it('go on over the end of a line, and end with their box', () => {
    expect(read('one\ntwo\n\nthree')).to.deep.equal(['one\ntwo', 'three']);
  });

  it('are those of a question as it was written', () => {
    expect(readWords(message('user', 'What is **this**?', '_That_'))).to.equal(`What is **this**?${boundary}_That_`);
  });

  it('are those with sources too, and not thoughts or calls of tools', () => {
    const blocks = [
      {kind: 'reasoning', index: 0, text: 'Let me think.', isDone: true},
      {
        kind: 'citations',
        index: 1,
        isDone: true,
        spans: [
          {text: 'It is ', citations: []},
          {text: 'hard.', citations: []},
        ],
      },
    ] as unknown as Block[];
    expect(readWords({...message('assistant'), blocks})).to.equal('It is hard.');
  });
});

describe('matches', () => {
  const messages = [
    message('user', 'What is granite?'),
    message(
      'assistant',
      '**Granite** is hard.\n\n- Granite is old: very old granite is the oldest rock that anybody has found.',
    ),
    message('user', 'And basalt?'),
    message('assistant', 'Another rock.'),
  ];
  const finder = new MatchFinder();

  it('are all places in all messages, oldest first', () => {
    const found = finder.find(messages, 'granite').map(({index, nth}) => [index, nth]);
    expect(found).to.deep.equal([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(finder.find(messages, 'granite is old').length).to.equal(1);
    expect(finder.find(messages, 'hard. granite')).to.deep.equal([]);
    expect(finder.find(messages, '')).to.deep.equal([]);
  });

  it('are quoted with whole words around them', () => {
    const [, answer] = messages;
    if (!answer) throw new Error('There is no answer.');
    expect(finder.quote(answer, 'granite', 0)).to.equal('Granite is hard. Granite is old: very old');
    expect(finder.quote(answer, 'oldest', 0)).to.equal(
      'is old: very old granite is the oldest rock that anybody has found.',
    );
  });
});
