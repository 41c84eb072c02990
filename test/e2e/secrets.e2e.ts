import assert from 'node:assert/strict';
import type {Refusal} from '../../src/local-aws/index.js';
import {inEngines} from './driver/in-engines.js';
import {ask, openPage, readAnswer} from './open-page.js';

declare global {
  /** What the page got that nobody else may have. */
  var heardSecrets: string[];
  /** What its events told. */
  var heardEvents: string[];
}

/** Runs in the page: listens to what comes from Cognito and STS, and to every event of the chat. */
function listen(): void {
  globalThis.heardSecrets = [];
  globalThis.heardEvents = [];
  const original = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (resource, init) => {
    const response = await original(resource, init);
    const text = response.headers.get('content-type')?.includes('eventstream') ? '' : await response.clone().text();
    const found = [...text.matchAll(/(?:<(?:SecretAccessKey|SessionToken)>|"Token":")([^<"]+)/g)];
    globalThis.heardSecrets.push(...found.flatMap(([, secret = '']) => secret));
    return response;
  };
  for (const name of ['open', 'send', 'reply-start', 'reply-end', 'usage', 'error', 'close']) {
    document.addEventListener(`outcrop-${name}`, (event) => {
      const seen = new Set<unknown>();
      // Errors keep what they say in members that are not listed.
      const told = JSON.stringify({...event}, (_, value: unknown) => {
        if (typeof value !== 'object' || value === null) return value;
        if (seen.has(value)) return undefined;
        seen.add(value);
        if (value instanceof Node || value instanceof Window) return undefined;
        if (!(value instanceof Error)) return value;
        return {...value, message: value.message, stack: value.stack, cause: value.cause};
      });
      globalThis.heardEvents.push(told);
    });
  }
}

/** Runs in the page: whatever a script, an extension or somebody at the screen could read. */
async function readEverything(): Promise<Record<string, string>> {
  const records: unknown[] = [];
  for (const {name = ''} of await indexedDB.databases()) {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error(`${name} does not open.`));
    });
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store).objectStore(store).getAll();
      await new Promise((resolve) => (request.onsuccess = resolve));
      records.push(request.result);
    }
    database.close();
  }
  const chat = document.querySelector('outcrop-chat');
  return {
    'local storage': JSON.stringify({...localStorage}),
    'session storage': JSON.stringify({...sessionStorage}),
    'the database': JSON.stringify(records),
    'the document': document.documentElement.outerHTML,
    'the chat': chat?.shadowRoot?.innerHTML ?? '',
    events: globalThis.heardEvents.join('\n'),
    'the console': JSON.stringify(globalThis.outcropProbe.messages),
    cookies: document.cookie,
  };
}

inEngines('secrets are in memory, and nowhere else', async (test) => {
  const {page} = test;
  const refused: {bedrock?: Refusal} = {};
  await openPage(test, {
    aws: {script: () => ['Good morning.'], faults: () => refused},
    attributes: {history: 'device'},
  });
  await page.evaluate(listen);
  await ask(page, 'Hello?');
  await readAnswer(page);
  const [token = ''] = await page.evaluate(() => globalThis.heardSecrets);
  // AWS repeats what it refuses.
  refused.bedrock = {status: 400, code: 'ValidationException', message: `Value '${token}' failed to satisfy a rule.`};
  await ask(page, 'And now?');
  await page.part('notice').waitUntilThere();

  const secrets = await page.evaluate(() => globalThis.heardSecrets);
  assert.equal(secrets.length, 3, 'OpenID token, secret key, session token');
  const places = await page.evaluate(readEverything);
  assert.match(places['the database'] ?? '', /Hello\?/, 'the history is not read');
  assert.match(places['the chat'] ?? '', /Good morning/, 'the shadow root is not read');
  assert.match(places['events'] ?? '', /failed to satisfy/, 'the events are not read');
  for (const [place, text] of Object.entries(places)) {
    assert.deepEqual(
      secrets.filter((secret) => text.includes(secret)),
      [],
      `secrets in ${place}`,
    );
  }
});
