import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {applyEdits, findExports, findImportCalls, findImports} from '../../build/module-syntax.js';

describe('the syntax of chunks', () => {
  it('finds static imports with their names', () => {
    const code = 'import{a as b,c}from"./x-1.js";import"./y.js";b(c)';
    assert.deepEqual(findImports(code), [
      {
        start: 0,
        end: 31,
        file: 'x-1.js',
        names: [
          {imported: 'a', local: 'b'},
          {imported: 'c', local: 'c'},
        ],
      },
      {start: 31, end: 46, file: 'y.js', names: []},
    ]);
  });

  it('refuses an import that it could not hand over', () => {
    assert.throws(() => findImports('import*as all from"./x.js"'), /no plain names/);
    assert.throws(() => findImports('import{a}from"lit"'), /not beside it/);
  });

  it('finds calls of import(), however the file is quoted, and not what only looks like one', () => {
    const code = 'const t="import(\'./no.js\')";f(()=>import(`./x.js`));import("./y.js").then(g)';
    assert.deepEqual(
      findImportCalls(code).map(({start, end, file}) => [code.slice(start, end), file]),
      [
        ['import(`./x.js`)', 'x.js'],
        ['import("./y.js")', 'y.js'],
      ],
    );
  });

  it('refuses an import() that cannot be guarded', () => {
    for (const source of ['`./${name}.js`', '"https://example.com/x.js"', 'f()', 'address']) {
      assert.throws(() => findImportCalls(`import(${source})`), /cannot be guarded/, source);
    }
  });

  it('finds exported names', () => {
    assert.deepEqual(
      findExports('const a=1;export{a as b};').map(({names}) => names),
      [[{local: 'a', exported: 'b'}]],
    );
    assert.throws(() => findExports('export default 1'), /not a list of names/);
    assert.throws(() => findExports('export const a=1'), /not a list of names/);
  });

  it('replaces pieces wherever they stand', () => {
    const edits = [
      {start: 0, end: 1, text: 'AAA'},
      {start: 4, end: 5, text: ''},
    ];
    assert.equal(applyEdits('a b c', edits), 'AAA b ');
  });
});
