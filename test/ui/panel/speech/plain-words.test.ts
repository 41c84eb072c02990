import {expect} from '@open-wc/testing';
import {findOpenCode, plainWords} from '../../../../src/ui/panel/speech/plain-words.js';

const say = (markdown: string) => plainWords(markdown, (lines) => `${lines} lines of code.`);

describe('markdown that is read aloud', () => {
  const cases: readonly (readonly [markdown: string, spoken: string])[] = [
    ['## Granite', 'Granite'],
    ['**Granite** is _hard_, ~~soft~~ and `gray`.', 'Granite is hard, soft and gray.'],
    ['- one\n* two\n+ three', 'one\ntwo\nthree'],
    ['- [x] done\n- [ ] open', 'done\nopen'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['> Said before', 'Said before'],
    ['> ## Said before', 'Said before'],
    ['See [the map](https://example.com/a_b "Map").', 'See the map.'],
    ['![A stone](https://example.com/stone.png)', 'A stone'],
    ['Granite[^1] is hard.', 'Granite is hard.'],
    ['| Rock | Age |\n| --- | :-: |\n| Granite | 300 |', 'Rock, Age\nGranite, 300'],
    ['One\n\n---\n\nTwo', 'One\nTwo'],
    ['Heading\n===', 'Heading'],
    ['2*3*4 is snake_case_name', '2*3*4 is snake_case_name'],
    [String.raw`2 \* 3 and \_so\_`, '2 * 3 and _so_'],
    ['```js\nlet a;\nlet b;\n```\nThat is all.', '2 lines of code.\nThat is all.'],
    ['~~~\n```\n~~~', '1 lines of code.'],
    ['```js\nlet a;', '1 lines of code.'],
    ['花崗岩は**硬い**です。', '花崗岩は硬いです。'],
    ['', ''],
  ];
  for (const [markdown, spoken] of cases) {
    it(`says ${JSON.stringify(spoken)} for ${JSON.stringify(markdown)}`, () => {
      expect(say(markdown)).to.equal(spoken);
    });
  }

  it('grows with its text and not with the square of it, whatever a model writes', () => {
    for (const evil of ['[', '*', '`', '|', '_a', '[^', '](', '~~~\n', '| ']) {
      const count = (length: number) => say(evil.repeat(length)).length;
      // A hundred thousand of each end within the patience of the test.
      expect(count(100_000)).to.be.at.least(0);
    }
  });

  it('knows where code begins that is still open', () => {
    expect(findOpenCode('One\n```js\nlet a;')).to.equal(4);
    expect(findOpenCode('One\n```js\nlet a;\n```\nTwo')).to.equal(undefined);
    expect(findOpenCode('````\n```\n')).to.equal(0);
  });
});
