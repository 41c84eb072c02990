import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {build} from 'esbuild';

/** What a bundler makes of an app. */
async function bundle(source: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: resolve('.')},
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    logLevel: 'error',
    external: ['lit', 'lit/*', '@aws-sdk/*', '@smithy/*', 'react', '@modelcontextprotocol/*', 'idb'],
  });
  return outputFiles.map(({text}) => text).join('');
}

const defines = /\.define\("outcrop-chat"/;

describe('a bundler', () => {
  it('keeps the definition of the element, though nothing of it is used by name', async () => {
    assert.match(await bundle(`import 'outcrop';`), defines);
    assert.match(await bundle(`import {OutcropChat} from 'outcrop/react'; console.log(OutcropChat);`), defines);
  });

  it('gives the class alone to whoever asks for the class alone', async () => {
    const code = await bundle(`import {OutcropChat} from 'outcrop/element'; console.log(OutcropChat);`);
    assert.doesNotMatch(code, defines);
    assert.match(code, /observedAttributes|createProperty/);
  });

  it('leaves out what is not used', async () => {
    const entries = ['element', 'headless', 'catalog', 'doctor', 'react', 'locales/de', 'backends/scripted', 'types'];
    for (const entry of entries) {
      assert.equal(
        (await bundle(`import * as unused from 'outcrop/${entry}';`)).replaceAll(/^import ".*";\n/gm, ''),
        '',
        entry,
      );
    }
  });

  it('keeps a theme', async () => {
    assert.match(await bundle(`import 'outcrop/themes/paper.css';`), /--outcrop-accent: #7c2d12/);
  });

  it('has a language at hand without all others', async () => {
    const code = await bundle(`import {strings} from 'outcrop/locales/de'; console.log(strings.send);`);
    assert.match(code, /Senden/);
    assert.doesNotMatch(code, /Envoyer/);
  });
});
