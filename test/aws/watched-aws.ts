import {createLocalAws} from '../../src/local-aws/index.js';
import type {LocalAwsOptions} from '../../src/local-aws/index.js';
import {withClock} from './with-clock.js';

/** A question as it reached the model. */
export interface ModelRequest {
  /** Whose credentials signed it: the subject of a login, or `guest` and the guest's identity. */
  readonly owner: string;
  readonly status: number;
  readonly body: string;
}

/** The stand-in with a clock that only a test moves, and an eye on who signs what. */
export class WatchedAws {
  /** The time as AWS has it. */
  now = Date.parse('2026-11-21T12:00:00Z');
  /** How far the visitor's clock is ahead of that. */
  visitorAheadMs = 0;
  readonly requests: ModelRequest[] = [];
  /** The calls for credentials, by name. */
  readonly signIns: string[] = [];
  readonly #answer: (request: Request) => Promise<Response>;
  readonly #subjects = new Map<string, string>();
  readonly #owners = new Map<string, string>();

  constructor(options: LocalAwsOptions = {}) {
    this.#answer = createLocalAws({pace: {firstMs: 0, deltaMs: 0}, now: () => this.now, ...options});
  }

  /** What the page fetches with. */
  readonly fetch: typeof globalThis.fetch = async (resource, init) => {
    const request = new Request(resource, init);
    const body = await request.clone().text();
    const response = await this.#answer(request);
    if (new URL(request.url).pathname.startsWith('/model/')) this.#noteModel(request, response, body);
    else await this.#noteSignIn(request, response, body);
    return response;
  };

  /** The visitor's clock, which stands still unless the test moves AWS's. */
  readonly visitorNow = (): number => this.now + this.visitorAheadMs;

  /** Runs on the visitor's clock. */
  run(play: () => Promise<unknown>): Promise<void> {
    return withClock(this.visitorNow, play);
  }

  /** What AWS refused of the model's requests. */
  get refusals(): number {
    return this.requests.filter(({status}) => status !== 200).length;
  }

  #noteModel({headers}: Request, {status}: Response, body: string): void {
    const [, key = ''] = /Credential=([^/]+)/.exec(headers.get('authorization') ?? '') ?? [];
    this.requests.push({owner: this.#owners.get(key) ?? 'nobody', status, body});
  }

  async #noteSignIn({headers}: Request, response: Response, body: string): Promise<void> {
    const name = headers.get('x-amz-target')?.split('.')[1] ?? 'AssumeRole';
    this.signIns.push(name);
    if (!response.ok) return;
    const answer = await response.clone().text();
    const identity = readMember(answer, 'IdentityId') ?? readElement(answer, 'SubjectFromWebIdentityToken') ?? '';
    const [, subject] = /"Logins":\{"[^"]+":"([^"]+)"/.exec(body) ?? [];
    if (name === 'GetId') this.#subjects.set(identity, subject ? readSubject(subject) : `guest ${identity}`);
    const key = readMember(answer, 'AccessKeyId') ?? readElement(answer, 'AccessKeyId');
    if (key) this.#owners.set(key, this.#subjects.get(identity) ?? `guest ${identity}`);
  }
}

/** A login of somebody, as a JSON web token that nobody has to check. */
export function createLogin(subject: string, serial = 0): string {
  return `e30.${btoa(JSON.stringify({iss: 'https://accounts.example.com', sub: subject, serial}))}.signature`;
}

function readSubject(token: string): string {
  return String(JSON.parse(atob(token.split('.')[1] ?? '')).sub);
}

function readMember(json: string, name: string): string | undefined {
  return new RegExp(`"${name}":"([^"]+)"`).exec(json)?.[1];
}

function readElement(xml: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]+)<`).exec(xml)?.[1];
}
