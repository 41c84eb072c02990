import assert from 'node:assert/strict';
import type {ServeOptions} from '../../demo/server/serve-local-aws.js';
import type {Refusal} from '../../src/local-aws/index.js';
import type {AwsCredentials} from '../../src/model/index.js';
import {inEngines, type PageTest} from './driver/in-engines.js';
import {ask, fetchCredentials, openPage, readErrorCodes} from './open-page.js';

/** A failure ends in a notice with a sentence and in one event with its code, and in nothing else. */
async function expectNotice(test: PageTest, code: string): Promise<void> {
  const {page} = test;
  await ask(page, 'Hello?');
  await page.part('notice').waitUntilThere();
  assert.equal(await page.part('notice').attribute('role'), 'alert');
  assert.match(await page.part('notice').text(), /\w+ \w+ .*\./);
  assert.deepEqual(await readErrorCodes(page), [code]);
  assert.deepEqual(await page.readProblems(), []);
}

/** A chat waits before it asks again, for a random part of a span that grows; of the smallest part nothing is left. */
async function withoutWaits({page}: PageTest): Promise<void> {
  await page.evaluate(() => {
    Math.random = () => 0;
  });
}

/** A page with credentials of its own names no pool. */
const withoutPool = {'identity-pool-id': undefined, 'guest-role-arn': undefined};

async function useCredentials(test: PageTest, credentials: AwsCredentials): Promise<void> {
  await withoutWaits(test);
  await test.page.evaluate((given) => {
    const chat = document.querySelector('outcrop-chat');
    if (chat) Object.assign(chat, {credentials: () => given});
  }, credentials);
}

inEngines('a wrong signature ends in a notice: credentials', async (test) => {
  const aws = await openPage(test, {attributes: withoutPool});
  const credentials = await fetchCredentials(aws);
  await useCredentials(test, {...credentials, secretAccessKey: 'not-the-secret'});
  await expectNotice(test, 'credentials');
});

inEngines('an expired token ends in a notice: expired', async (test) => {
  const clock = {shiftMs: -2 * 3_600_000};
  const aws = await openPage(test, {aws: {now: () => Date.now() + clock.shiftMs}, attributes: withoutPool});
  const credentials = await fetchCredentials(aws);
  clock.shiftMs = 0;
  await useCredentials(test, credentials);
  await expectNotice(test, 'expired');
});

const tooMany = {status: 429, code: 'ThrottlingException', message: 'Too many requests'};

const refusals: readonly {readonly name: string; readonly code: string; readonly aws: ServeOptions}[] = [
  {
    name: '403: the policy of the role forbids the model',
    code: 'access-denied',
    aws: {policy: {Statement: [{Effect: 'Allow', Action: 's3:*', Resource: '*'}]}},
  },
  {
    name: '429: too many requests',
    code: 'throttled',
    aws: {faults: {bedrock: tooMany}},
  },
  {
    name: '503: no capacity',
    code: 'service-unavailable',
    aws: {faults: {bedrock: {status: 503, code: 'ServiceUnavailableException'}}},
  },
  {name: 'a service that answers no page', code: 'network', aws: {faults: {withoutCors: true}}},
  {
    name: 'a connection that breaks half-way',
    code: 'interrupted',
    aws: {script: () => ['Half of ', 'the answer', {fault: 'cut'}]},
  },
  {
    name: 'a stream that ends without its end',
    code: 'interrupted',
    aws: {script: () => ['Half of ', 'the answer', {fault: 'end'}]},
  },
  {
    name: 'a frame with a wrong checksum',
    code: 'corrupt-stream',
    aws: {script: () => ['Half of ', 'the answer', {fault: 'bad-checksum'}]},
  },
];

for (const {name, code, aws} of refusals) {
  inEngines(`${name} ends in a notice: ${code}`, async (test) => {
    await openPage(test, {aws});
    await withoutWaits(test);
    await expectNotice(test, code);
  });
}

inEngines('what arrived before a connection broke stays to be read', async (test) => {
  // A connection that breaks takes along what the browser has not read yet.
  await openPage(test, {aws: {script: () => ['Half of ', 'the answer', {waitMs: 200}, {fault: 'cut'}]}});
  await ask(test.page, 'Hello?');
  await test.page.part('notice').waitUntilThere();
  assert.match(await test.page.part('message-assistant').text(), /Half of the answer/);
});

inEngines('a guest of the enhanced flow is told apart: guest-scope', async (test) => {
  await openPage(test, {attributes: {'guest-role-arn': undefined}});
  await expectNotice(test, 'guest-scope');
});

inEngines('a 429 whose headers CORS hides is known by its status, and waited out', async (test) => {
  let asked = 0;
  const faults = ({url, method}: Request) => {
    const isFirst = method === 'POST' && url.includes('converse-stream') && (asked += 1) === 1;
    return isFirst ? {hideErrorHeaders: true, bedrock: tooMany} : {};
  };
  await openPage(test, {aws: {script: () => ['At last.'], faults}});
  await ask(test.page, 'Hello?');
  await test.page.findByRole('log').waitForText('At last.');
  assert.equal(asked, 2);
  assert.deepEqual(await readErrorCodes(test.page), []);
  assert.deepEqual(await test.page.readProblems(), []);
});

inEngines('after a failure another try succeeds', async (test) => {
  const {page} = test;
  const faults: {bedrock?: Refusal} = {bedrock: tooMany};
  await openPage(test, {aws: {script: () => ['At last.'], faults: () => faults}});
  await withoutWaits(test);
  await expectNotice(test, 'throttled');
  delete faults.bedrock;
  await page.part('retry-button').click();
  await page.findByRole('log').waitForText('At last.');
  await page.part('notice').waitUntilGone();
});
