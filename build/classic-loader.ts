import {readFile} from 'node:fs/promises';

import {transform} from 'esbuild';

import {sharedPolicy} from './trusted-types.js';

/** The script for pages without modules, in syntax that old browsers read as well before they leave modules alone. */
export async function buildClassicLoader(integrity: string): Promise<string> {
  const source = await readFile('src/loader/index.ts', 'utf8');
  const policy = `(globalThis.trustedTypes && ${sharedPolicy('loader.src')})`;
  const {code} = await transform(
    source.replaceAll(/(?<!const )OUTCROP_POLICY/g, () => policy),
    {
      loader: 'ts',
      format: 'iife',
      target: 'es2017',
      minify: true,
      define: {OUTCROP_INTEGRITY: JSON.stringify(integrity)},
    },
  );
  return code;
}
