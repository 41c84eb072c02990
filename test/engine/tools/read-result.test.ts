import {expect} from '@open-wc/testing';

import {readResult} from '../../../src/engine/tools/read-result.js';
import {resultOf, toldOf, tool} from './rounds.js';

const content = (value: unknown): readonly unknown[] => readResult(value).content;
const note = '\n[Cut here: the result was too long.]';

describe('what a tool returns', () => {
  it('goes back as text when it is one', () => {
    expect(content('Shipped.')).to.deep.equal([{text: 'Shipped.'}]);
  });

  it('goes back as JSON, which has to be an object', () => {
    expect(content({status: 'shipped', at: new Date(0), gone: undefined})).to.deep.equal([
      {json: {status: 'shipped', at: '1970-01-01T00:00:00.000Z'}},
    ]);
    expect(content([1, 2])).to.deep.equal([{json: {result: [1, 2]}}]);
    expect(content([])).to.deep.equal([{json: {result: []}}]);
    for (const value of [0, 7, true, false]) expect(content(value)).to.deep.equal([{json: {result: value}}]);
    expect(content({})).to.deep.equal([{json: {}}]);
  });

  it('says something even when it is nothing', () => {
    for (const value of [undefined, null, '']) expect(content(value)).to.deep.equal([{text: 'No output.'}]);
  });

  it('is left as it is when it is content of a toolResult', () => {
    const pieces = [
      {text: 'Here.'},
      {json: {a: 1}},
      {image: {format: 'png', source: {bytes: new Uint8Array([1])}}},
      {document: {format: 'pdf', name: 'a', source: {bytes: new Uint8Array([2])}}},
      {video: {format: 'mp4', source: {s3Location: {uri: 's3://a/b'}}}},
      {searchResult: {source: 'a', title: 'b', content: [{text: 'c'}]}},
    ];
    expect(content(pieces)).to.deep.equal(pieces);
    expect(content(pieces)[2]).to.equal(pieces[2]);
  });

  it('is JSON when it only looks like content', () => {
    const lists = [
      [{text: 'a', more: 1}],
      [{text: 7}],
      [{text: 'a'}, 'b'],
      [{image: 'a.png'}],
      [{name: 'a'}],
      [{}],
      [[{text: 'a'}]],
    ];
    for (const list of lists) expect(content(list), JSON.stringify(list)).to.deep.equal([{json: {result: list}}]);
    expect(content({text: 'a'})).to.deep.equal([{json: {text: 'a'}}]);
  });

  it('has its JSON mended within content', () => {
    expect(content([{json: [1]}, {text: 'a'}])).to.deep.equal([{json: {result: [1]}}, {text: 'a'}]);
    expect(readResult([{text: 'a'}, {json: 1n}]).isError).to.equal(true);
  });

  it('may be a whole toolResult that says that it failed', () => {
    const pieces = [{text: 'Sold out.'}];
    expect(readResult({toolResult: {content: pieces, status: 'error'}})).to.deep.equal({
      content: pieces,
      isError: true,
    });
    expect(readResult({toolResult: {content: pieces}})).to.deep.equal({content: pieces, isError: false});
    for (const value of [{toolResult: {content: 'a'}}, {toolResult: {content: pieces}, more: 1}, {toolResult: null}]) {
      expect(content(value)).to.deep.equal([{json: value}]);
    }
  });

  it('is an error when it cannot be written down', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    const hostile = {
      toJSON() {
        throw new Error('No.');
      },
    };
    for (const value of [cyclic, 1n, {deep: [1n]}, () => 1, Symbol('a'), hostile]) {
      expect(readResult(value)).to.deep.equal({
        content: [{text: 'The tool ran, but what it returned cannot be written as JSON.'}],
        isError: true,
      });
    }
  });

  it('is cut when it is too long, between two characters', () => {
    expect(content('a'.repeat(200_000))).to.deep.equal([{text: 'a'.repeat(200_000)}]);
    expect(content('a'.repeat(200_001))).to.deep.equal([{text: 'a'.repeat(200_000) + note}]);
    expect(content('a'.repeat(199_999) + '🎈')).to.deep.equal([{text: 'a'.repeat(199_999) + note}]);
  });

  it('is cut as a whole: pictures stay, and JSON becomes text', () => {
    const picture = {image: {format: 'png', source: {bytes: new Uint8Array(9)}}};
    const long = 'b'.repeat(150_000);
    const [first, second, third, ...others] = content([{text: long}, {json: {long}}, picture, {text: 'c'}]);
    expect([first, third, others]).to.deep.equal([{text: long}, picture, []]);
    expect(second).to.deep.equal({text: `{"long":"${'b'.repeat(50_000 - 9)}${note}`});
  });

  it('is no result when it is an Error', async () => {
    expect(await toldOf({tools: [tool({run: () => new Error('Sold out.')})]})).to.equal('The tool failed: Sold out.');
  });

  it('is frozen, and has a status only when it failed', async () => {
    const {toolResult} = await resultOf();
    expect(toolResult).to.deep.equal({toolUseId: 'call-1', content: [{json: {status: 'shipped'}}]});
    expect([toolResult, toolResult?.content].every(Object.isFrozen)).to.equal(true);
  });
});

describe('what a tool throws', () => {
  const told = (cause: unknown) =>
    toldOf({
      tools: [
        tool({
          run: () => {
            throw cause;
          },
        }),
      ],
    });

  it('is told to the model as a sentence', async () => {
    expect(await told(new TypeError('No such order.'))).to.equal('The tool failed: No such order.');
    expect(await told('No such order.')).to.equal('The tool failed: No such order.');
    expect(await told({message: 'From elsewhere.'})).to.equal('The tool failed: From elsewhere.');
    for (const nothing of [undefined, null, 7, {}, new Error('')]) {
      expect(await told(nothing)).to.equal('The tool failed.');
    }
  });

  it('is told without the places in the code, and never at length', async () => {
    const stack = new Error('Here.').stack ?? '';
    const chromium = 'Error: No.\n    at run (https://shop.example/app.js:1:2)\n    at next';
    const firefox = 'No.\nrun@https://shop.example/app.js:1:2\n@https://shop.example/app.js:3:4\n';
    expect(await told(new Error(chromium))).to.equal('The tool failed: Error: No.');
    expect(await told(new Error(firefox))).to.equal('The tool failed: No.');
    expect(await told(new Error(`No.\n${stack}`))).not.to.match(/:\d+:\d+/);
    expect(await told(new Error('x'.repeat(5000)))).to.have.length('The tool failed: '.length + 1000);
  });
});
