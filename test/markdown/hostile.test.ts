import {expect} from '@open-wc/testing';
import {hostileInputs} from './hostile-inputs.js';
import {cutEvery} from './conformance/cut.js';
import {createMarkdown} from '../../src/markdown/index.js';

const elements = new Set(
  (
    'a blockquote br button code del div em figure h1 h2 h3 h4 h5 h6 hr input li ol p pre section span strong sup table ' +
    'tbody td th thead tr ul'
  ).split(' '),
);
const attributes = new Set(
  'align aria-label aria-pressed checked class data-source dir disabled hidden href rel role start tabindex target title type'.split(
    ' ',
  ),
);
const mathNamespace = 'http://www.w3.org/1998/Math/MathML';

/** What a text may never make, in words. */
function findOffences(root: Element): string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => {
    const isMath = element.namespaceURI === mathNamespace;
    const found = isMath || elements.has(element.localName) ? [] : [`<${element.localName}>`];
    for (const {name, value} of element.attributes) {
      if (isMath ? /^(?:on|href|xlink|src|id)/i.test(name) : !attributes.has(name)) found.push(`${name}="${value}"`);
      if (name === 'href' && !isSafe(value)) found.push(value);
      if (/url\(/i.test(value) && name === 'style') found.push(value);
    }
    return found;
  });
}

function isSafe(href: string): boolean {
  const url = new URL(href);
  return ['https:', 'http:', 'mailto:', 'tel:'].includes(url.protocol) && url.username === '' && url.password === '';
}

/** A page of the strictest policy: nothing may be loaded, no HTML parsed, no style attribute written. */
async function openStrictPage() {
  const frame = document.createElement('iframe');
  const policy = `default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  frame.srcdoc = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}"><div></div>`;
  const loaded = new Promise((done) => frame.addEventListener('load', done, {once: true}));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  if (!page || !view) throw new Error('The frame has no document.');
  const violations: string[] = [];
  page.addEventListener('securitypolicyviolation', (event) => {
    violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
  Object.assign(view, {alarm: () => violations.push('a script ran')});
  return {frame, page, violations};
}

describe('hostile text', () => {
  it('comes in at least 300 kinds', () => expect(hostileInputs.length).to.be.at.least(300));

  it('makes nothing but the elements, attributes and addresses that are known, and breaks no policy', async () => {
    const {frame, page, violations} = await openStrictPage();
    Object.assign(globalThis, {alarm: () => violations.push('a script ran in the page')});
    const before = performance.getEntriesByType('resource').length;
    const offences: Record<string, string[]> = {};
    const settled: Promise<void>[] = [];
    for (const [at, text] of hostileInputs.entries()) {
      const root = page.createElement('div');
      page.body.append(root);
      const markdown = createMarkdown(root, {schedule: () => undefined});
      for (const piece of at % 2 === 0 ? [text] : cutEvery(text, 1)) {
        markdown.write(piece);
        markdown.flush();
        offences[text] = [...(offences[text] ?? []), ...findOffences(root)];
      }
      markdown.end();
      settled.push(markdown.settle().then(() => void offences[text]?.push(...findOffences(root))));
    }
    await Promise.all(settled);
    await new Promise((done) => requestAnimationFrame(done));
    const wrong = Object.entries(offences).filter(([, found]) => found.length > 0);
    expect(wrong).to.deep.equal([]);
    expect(violations).to.deep.equal([]);
    const requested = performance
      .getEntriesByType('resource')
      .slice(before)
      .map(({name}) => name);
    expect(requested.filter((name) => name.includes('evil'))).to.deep.equal([]);
    frame.remove();
  }).timeout(60_000);

  it('would be noticed', async () => {
    const {frame, page, violations} = await openStrictPage();
    const root = page.createElement('div');
    root.append(page.createElement('img'), page.createElement('a'));
    root.querySelector('a')?.setAttribute('href', 'javascript:alarm()');
    root.querySelector('a')?.setAttribute('ping', 'https://evil.example/');
    page.body.append(root);
    const violated = new Promise((done) => page.addEventListener('securitypolicyviolation', done, {once: true}));
    root.setAttribute('style', 'color: red');
    expect(findOffences(root)).to.deep.equal(['<img>', 'javascript:alarm()', 'ping="https://evil.example/"']);
    await violated;
    expect(violations.length).to.be.at.least(1);
    frame.remove();
  });
});
