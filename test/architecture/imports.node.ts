import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {findOffence} from './import-table.js';
import {readImports, readSources} from './read-source.js';

const sources = readSources(new URL('../../src/', import.meta.url));

const findOffences = (file: string, code: string) =>
  readImports(file, code)
    .map((found) => findOffence(file, found))
    .filter((offence) => offence !== undefined);

describe('the import table', () => {
  it('allows every import of every file in src', () => {
    assert.ok(sources.length > 10, 'The files of src were not found.');
    assert.deepEqual(
      sources.flatMap(({file, code}) => findOffences(file, code)),
      [],
    );
  });

  const allowed = [
    {file: 'aws/client.ts', code: `import {A} from '@aws-sdk/client-bedrock-runtime'; import './own.js';`},
    {file: 'backends/converse/index.ts', code: `import {a} from '../../aws/index.js'; export * from './reply.js';`},
    {file: 'blocks/text/view.ts', code: `import {html} from 'lit'; import type {T} from './block.js';`},
    {file: 'blocks/index.ts', code: `import {text} from './text/block.js';`},
    {file: 'engine/chat.ts', code: `import('./storage/index.js'); import {sleep} from './patience/sleep.js';`},
    {file: 'engine/chat.ts', code: `import {grow} from '../blocks/index.js'; import {a} from '../transcript/a.js';`},
    {file: 'open-chat.ts', code: `const a = import('./aws/index.js'); import type {B} from './backends/x/index.js';`},
    {file: 'ui/panel/panel.ts', code: `import {views} from '../../blocks/views.js'; import {html} from 'lit/html.js';`},
    {file: 'model/a.ts', code: `// import {x} from '../aws/index.js'\n/* import 'lit' */ const text = "import 'lit'";`},
  ];
  for (const {file, code} of allowed) {
    it(`allows ${file}: ${code}`, () => assert.deepEqual(findOffences(file, code), []));
  }

  const refused = [
    {file: 'model/a.ts', code: `import {html} from 'lit';`},
    {file: 'model/a.ts', code: `import type {Chat} from '../engine/chat.js';`},
    {file: 'model/a.ts', code: `let chat: import('../engine/chat.js').Chat;`},
    {file: 'config/a.ts', code: `export {a} from '../ui/a.js';`},
    {file: 'config/a.ts', code: `export * from '../aws/a.js';`},
    {file: 'aws/a.ts', code: `const a = import('../engine/chat.js');`},
    {file: 'backends/scripted/index.ts', code: `import {a} from '../converse/index.js';`},
    {file: 'blocks/text/block.ts', code: `import {html} from 'lit';`},
    {file: 'blocks/text/block.ts', code: `import {view} from './view.js';`},
    {file: 'blocks/text/view.ts', code: `import {view} from '../image/view.js';`},
    {file: 'transcript/a.ts', code: `import {view} from '../blocks/text/view.js';`},
    {file: 'transcript/a.ts', code: `import {views} from '../blocks/views.js';`},
    {file: 'engine/chat.ts', code: `import '../backends/converse/index.js';`},
    {file: 'engine/chat.ts', code: `import {openHistory} from './storage/index.js';`},
    {file: 'engine/chat.ts', code: `import {Toolbox} from './tools/index.js';`},
    {file: 'open-chat.ts', code: `import {a} from './aws/index.js';`},
    {file: 'open-chat.ts', code: `export {a, type B} from './backends/converse/index.js';`},
    {file: 'ui/a.ts', code: `import('../aws/index.js');`},
    {file: 'ui/a.ts', code: `import {A} from '@aws-sdk/client-bedrock-runtime';`},
    {file: 'ui/a.ts', code: 'import(`../${name}.js`);'},
    {file: 'headless.ts', code: `import 'lit';`},
    {file: 'bundled/loader.ts', code: `import {a} from '../model/index.js';`},
    {file: 'local-aws/index.ts', code: `import {a} from '../aws/index.js';`},
    {file: 'new-folder/a.ts', code: `import {a} from '../model/index.js';`},
  ];
  for (const {file, code} of refused) {
    it(`refuses ${file}: ${code}`, () => assert.equal(findOffences(file, code).length, 1));
  }
});
