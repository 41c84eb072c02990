import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {build} from 'esbuild';
import {serveLocalAws} from '../../demo/server/serve-local-aws.js';
import {inEngines, type PageTest} from '../e2e/driver/in-engines.js';
import type {Page} from '../e2e/driver/page.js';
import type {PageSource} from '../e2e/driver/serve-page.js';
import {ask, poolId, readAnswer, roleArn} from '../e2e/open-page.js';
import {findEngines} from '../run/find-engines.js';
import {fillIn, listSamples} from './prepare-samples.js';
import {nameOf, readSamples, type Sample} from './read-docs.js';

// A sample that is marked `page` is opened in a real page, with the stand-in in the place of AWS; then a visitor asks
// something. A sample of a policy is the policy of such a page.

const cdn = 'https://cdn.example/outcrop@0.1.0';
const hashes = JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Readonly<Record<string, string>>;
const usualChat = `<outcrop-chat identity-pool-id="${poolId}" guest-role-arn="${roleArn}"
  model-id="us.amazon.nova-lite-v1:0"></outcrop-chat>`;
const usualScript = '<script type="module" src="/dist/outcrop.js"></script>';

/** The same sample with the built file, its hash, and the stand-in as AWS. */
function useStandIn(html: string, aws: string): string {
  const endpoints = ['bedrock', 'cognito', 'sts'].map((name) => `${name}-endpoint="${aws}"`).join(' ');
  return fillIn(html)
    .replaceAll(
      /dist\/([\w/]+\.(?:js|css))("\s+integrity=")sha384-…/g,
      (_, file: string, between: string) => `dist/${file}${between}${hashes[file]}`,
    )
    .replaceAll(cdn, '')
    .replaceAll('<outcrop-chat', `<outcrop-chat ${endpoints}`);
}

/** A script of a page; what it imports is bundled with it, as an application does. */
async function bundleScript(code: string): Promise<string> {
  const stdin = {contents: code, loader: 'ts', resolveDir: resolve('.')} as const;
  const {outputFiles} = await build({stdin, bundle: true, write: false, format: 'esm', target: 'es2022'});
  return outputFiles.map(({text}) => text.replaceAll('</script', '<\\/script')).join('');
}

async function writePage({language, marks, code}: Sample, aws: string): Promise<PageSource> {
  if (language === 'html') {
    const body = useStandIn(code, aws);
    return {head: /\/dist\/\w+\.js/.test(body) ? '' : usualScript, body};
  }
  const isSignedIn = marks.includes('signed-in');
  const chat = isSignedIn ? usualChat.replace(`guest-role-arn="${roleArn}"`, '') : usualChat;
  const token = `e30.${btoa('{"iss": "https://login.example.com", "sub": "ann"}')}.x`;
  return {
    head: usualScript,
    body: `${useStandIn(chat, aws)}
      <script>
        globalThis.chat = document.querySelector('outcrop-chat');
        ${isSignedIn ? `globalThis.freshIdToken = async () => '${token}';` : ''}
      </script>
      <script type="module">await customElements.whenDefined('outcrop-chat');
        ${await bundleScript(fillIn(code))}</script>`,
  };
}

async function askOn(test: PageTest, source: PageSource) {
  const {page, site} = test;
  await page.goto(site.addPage(source));
  await page.waitFor(() => document.querySelector('outcrop-chat:defined') !== null, 'there is no chat');
  // What the sample has opened needs no click on the launcher.
  const isOpen = () => {
    const chat = document.querySelector('outcrop-chat');
    return chat?.open || chat?.mode === 'inline';
  };
  if (!(await page.evaluate(isOpen))) await page.part('launcher').click();
  await waitUntilStill(page);
  await ask(page, 'Hello?');
  assert.match(await readAnswer(page), /\w+/);
  assert.equal(await page.evaluate(() => document.querySelector('outcrop-chat')?.error?.hint ?? ''), '');
  assert.deepEqual(await page.readProblems(), []);
}

/** Waits until the text field has its place: what slides in, or gets the words of another language, moves it. */
async function waitUntilStill(page: Page): Promise<void> {
  let [last, polls] = [Number.NaN, 0];
  while (polls < 5) {
    await page.part('composer-input').waitUntilThere();
    const top = await page.evaluate(
      () => globalThis.outcropProbe.find({part: 'composer-input'})?.getBoundingClientRect().top ?? 0,
    );
    polls = top === last ? polls + 1 : 0;
    last = top;
  }
}

async function serveAws({cleanUp}: PageTest): Promise<string> {
  const {url, close} = await serveLocalAws({pace: {firstMs: 0, deltaMs: 0}});
  cleanUp(close);
  return url;
}

// That the chat works in every engine is proven elsewhere: the first one that is installed proves the samples, and the
// others those that a newcomer copies first.
const isProver = findEngines().some(({name}) => name === findEngines([])[0]?.name);
const isFirst = ({file}: Sample) => isProver || file === 'README.md' || file === 'docs/start.md';

for (const sample of listSamples().filter((each) => each.marks.includes('page') && isFirst(each))) {
  inEngines(`a page with the sample ${nameOf(sample)}`, async (test) => {
    await askOn(test, await writePage(sample, await serveAws(test)));
  });
}

for (const sample of readSamples('docs/security.md').filter(({language}) => language === 'http')) {
  inEngines(`a page under the policy ${nameOf(sample)}`, async (test) => {
    const aws = await serveAws(test);
    const [, policy = ''] = /^Content-Security-Policy:\s*([\s\S]+)$/i.exec(sample.code) ?? [];
    assert.notEqual(policy, '');
    const csp = policy
      .replaceAll(/\s+/g, ' ')
      .replace(/connect-src [^;]+/, `connect-src ${aws}`)
      .replaceAll('https://cdn.example', "'self'");
    await askOn(test, {head: usualScript, body: useStandIn(usualChat, aws), csp});
  });
}

for (const sample of listSamples().filter((each) => each.language === 'css' && isFirst(each))) {
  inEngines(`a browser understands every rule of ${nameOf(sample)}`, async ({page, site}) => {
    await page.goto(site.addPage({}));
    const lost = await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      const declared = css.replaceAll(/\/\*.*?\*\//gs, '').match(/[\w-]+\s*:[^:{};]+(?=[;}])/g) ?? [];
      const read = (rules: CSSRuleList): CSSStyleDeclaration[] =>
        [...rules].flatMap((rule) => [
          ...('style' in rule && rule.style instanceof CSSStyleDeclaration ? [rule.style] : []),
          ...('cssRules' in rule && rule.cssRules instanceof CSSRuleList ? read(rule.cssRules) : []),
        ]);
      const styles = read(sheet.cssRules);
      const names = declared.map((line) => line.split(':')[0]?.trim() ?? '');
      return names.filter((name) => !styles.some((style) => style.getPropertyValue(name) !== ''));
    }, sample.code);
    assert.deepEqual(lost, []);
  });
}
