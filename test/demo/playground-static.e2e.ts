import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {preview, type PreviewServer} from 'vite';
import {buildPlayground} from '../../demo/playground/build-playground.js';
import {inEngines} from '../e2e/driver/in-engines.js';

let folder: string;
let server: PreviewServer;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-playground-'));
  const outDir = join(folder, 'some', 'where');
  await buildPlayground(outDir);
  await addProbe(outDir);
  const options = {port: 0, host: '127.0.0.1', open: false};
  server = await preview({configFile: false, logLevel: 'warn', root: folder, build: {outDir: '.'}, preview: options});
});
after(async () => {
  await server.close();
  await rm(folder, {recursive: true});
});

/** The driver finds its way through a page with a script that is in it, before all others. */
async function addProbe(outDir: string): Promise<void> {
  const entry = fileURLToPath(new URL('../e2e/driver/probe.ts', import.meta.url));
  await build({entryPoints: [entry], bundle: true, format: 'esm', outfile: join(outDir, 'probe.js')});
  const page = join(outDir, 'index.html');
  const html = await readFile(page, 'utf8');
  assert.doesNotMatch(html, /(src|href)="\//, 'an address is bound to one place');
  await writeFile(page, html.replace('<head>', '<head><script type="module" src="probe.js"></script>'));
}

inEngines('the playground answers from a host of plain files, in any folder', async ({page, engine}) => {
  await page.resize(1440, 1000);
  await page.goto(`${server.resolvedUrls?.local[0]}some/where/?theme=dark`);
  await page.waitFor(() => document.querySelector('#stage')?.hasAttribute('data-ready'), 'the page is not ready');
  await page.part('composer-input').fill('Hello?');
  await page.press('Enter');
  await page.part('message-assistant').waitForText('I am the local stand-in for Amazon Bedrock');
  await page.waitFor(
    () =>
      /← messageStop.*← metadata.*(← end|→ closed)\d+ frames/s.test(document.querySelector('#wire')?.textContent ?? ''),
    'no frames were shown',
  );
  assert.match(await page.evaluate(() => document.querySelector('#snippet')?.textContent ?? ''), /theme="dark"/);
  await page.screenshot(`test-results/playground-static-${engine}.png`);
  assert.deepEqual(await page.readProblems(), []);
});
