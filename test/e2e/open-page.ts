import {serveLocalAws, type LocalAwsServer, type ServeOptions} from '../../demo/server/serve-local-aws.js';
import type {AwsCredentials} from '../../src/model/index.js';
import type {PageTest} from './driver/in-engines.js';
import type {Page} from './driver/page.js';

/** The pool and the role of all pages; the stand-in takes any. */
export const poolId = 'us-east-1:00000000-1111-2222-3333-444444444444';
export const roleArn = 'arn:aws:iam::123456789012:role/outcrop-guests';

/** How a page is set up. */
export interface PageOptions {
  /** The stand-in behind it. */
  readonly aws?: ServeOptions;
  /** Attributes besides those that point to the stand-in. `undefined` leaves one out. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  /** What follows the element. */
  readonly body?: string;
  /** Styles of a page that thinks of itself alone; its policy has to allow them. */
  readonly style?: string;
}

/** A page with the built script and one chat, under the strictest policy that the contract promises to work under. */
export async function openPage(test: PageTest, options: PageOptions = {}): Promise<LocalAwsServer> {
  const aws = await serveLocalAws({keepsBodies: true, pace: {firstMs: 20, deltaMs: 5}, ...options.aws});
  test.cleanUp(aws.close);
  const attributes = formatAttributes({
    region: 'us-east-1',
    'identity-pool-id': poolId,
    'guest-role-arn': roleArn,
    'model-id': 'us.amazon.nova-lite-v1:0',
    'bedrock-endpoint': aws.url,
    'cognito-endpoint': aws.url,
    'sts-endpoint': aws.url,
    ...options.attributes,
  });
  const address = test.site.addPage({
    ...(options.style === undefined && {csp: strictPolicy(aws.url)}),
    // Even an empty element of styles goes against the policy.
    head: `<script type="module" src="/dist/outcrop.js"></script>${options.style ? `<style>${options.style}</style>` : ''}`,
    body: `<main><h1>A shop</h1></main><outcrop-chat ${attributes}></outcrop-chat>${options.body ?? ''}`,
  });
  await test.page.goto(address);
  await recordEvents(test.page);
  return aws;
}

function formatAttributes(attributes: Readonly<Record<string, string | undefined>>): string {
  const set = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return set.map(([name, value]) => `${name}="${value}"`).join(' ');
}

/** The policy of the contract, with the stand-in as the only place to connect to. */
export function strictPolicy(connectTo: string): string {
  const sources = "script-src 'self'; style-src 'self'; img-src 'self' blob: data:; media-src blob:";
  const types = "require-trusted-types-for 'script'; trusted-types outcrop";
  return `default-src 'none'; ${sources}; connect-src ${connectTo}; ${types}`;
}

declare global {
  /** The error codes that `outcrop-error` told, in order. */
  var errorCodes: string[];
}

async function recordEvents(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.errorCodes = [];
    document.addEventListener('outcrop-error', (event) => {
      if ('error' in event && event.error instanceof Error && 'code' in event.error) {
        globalThis.errorCodes.push(String(event.error.code));
      }
    });
  });
}

/** The codes that `outcrop-error` has told so far. */
export function readErrorCodes(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => globalThis.errorCodes);
}

/** Waits until that, and nothing else, stands in the text field. */
export function waitForText(page: Page, words: string): Promise<void> {
  return page.waitFor(
    (wanted) => {
      const input = globalThis.outcropProbe.find({part: 'composer-input'});
      return input instanceof HTMLTextAreaElement && input.value === wanted;
    },
    `"${words}" is not in the text field`,
    words,
  );
}

/** Opens the chat by its launcher and sends a question, as a visitor does. */
export async function ask(page: Page, question: string): Promise<void> {
  if ((await page.part('composer-input').count()) === 0) await page.part('launcher').click();
  await page.part('composer-input').fill(question);
  await page.press('Enter');
}

/** Waits until the last answer is complete, and returns what it says. */
export async function readAnswer(page: Page): Promise<string> {
  await page.part('message-assistant').nth(-1).waitUntilThere();
  await page.waitFor(
    () => globalThis.outcropProbe.find({part: 'message-assistant', nth: -1})?.getAttribute('aria-busy') !== 'true',
    'the answer does not end',
  );
  return page.part('message-assistant').nth(-1).text();
}

/** Credentials of a guest, fetched without a browser. */
export async function fetchCredentials(aws: LocalAwsServer): Promise<AwsCredentials> {
  const cognito = async (action: string, body: object): Promise<Record<string, string>> => {
    const headers = {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${action}`,
    };
    const response = await fetch(`${aws.url}/`, {method: 'POST', headers, body: JSON.stringify(body)});
    return response.json() as Promise<Record<string, string>>;
  };
  const {IdentityId} = await cognito('GetId', {IdentityPoolId: poolId});
  const {Token = ''} = await cognito('GetOpenIdToken', {IdentityId});
  const form = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: roleArn,
    RoleSessionName: 'test',
    WebIdentityToken: Token,
  });
  const xml = await (await fetch(`${aws.url}/`, {method: 'POST', body: form})).text();
  const read = (name: string) => new RegExp(`<${name}>([^<]+)</${name}>`).exec(xml)?.[1] ?? '';
  return {
    accessKeyId: read('AccessKeyId'),
    secretAccessKey: read('SecretAccessKey'),
    sessionToken: read('SessionToken'),
  };
}

/** Waits until the one conversation of a page is in its list, and so kept for the next load. */
export function untilListed(page: Page): Promise<void> {
  return page.waitFor(
    () => document.querySelector('outcrop-chat')?.conversations.length === 1,
    'the conversation is not kept',
  );
}

/** Loads the page once more. */
export async function reload(page: Page): Promise<void> {
  await page.goto(await page.evaluate(() => location.href));
}
