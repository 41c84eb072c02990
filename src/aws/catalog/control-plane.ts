import {ChatError, isChatError} from '../../model/index.js';
import type {AwsCredentials} from '../../model/index.js';
import {learnFromDates, pageClock, readServerTime} from '../clock.js';
import type {Clock} from '../clock.js';
import type {CredentialsSource} from '../credentials/keep-fresh.js';
import {toChatError} from '../failure.js';
import {parseMembers} from './read-json.js';
import type {Members} from './read-json.js';
import {readRefusal} from './read-refusal.js';
import {signGet} from './sign-get.js';

/** How to reach Bedrock’s control plane, and as whom: with credentials, or with an API key. */
export interface ControlPlaneAccess {
  readonly region: string;
  readonly credentials?: CredentialsSource | undefined;
  readonly apiKey?: (() => string | Promise<string>) | undefined;
  /** Default: AWS’s own address. */
  readonly endpoint?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
}

/** Asks Bedrock’s control plane, and mends what a refusal teaches: dead credentials, a wrong clock. */
export class ControlPlane {
  readonly #access: ControlPlaneAccess;
  readonly #clock: Clock;
  readonly #fetch: typeof fetch;
  #dropped: AwsCredentials | undefined;

  constructor(access: ControlPlaneAccess) {
    this.#access = access;
    this.#clock = access.clock ?? pageClock;
    this.#fetch = learnFromDates(access.fetch ?? globalThis.fetch, this.#clock);
  }

  /** Reads one answer. Throws a `ChatError`. */
  async get(path: string, query: Readonly<Record<string, string>> = {}): Promise<Members> {
    const url = new URL(this.#address.replace(/\/$/, '') + path + writeQuery(query));
    const credentials = await this.#getCredentials();
    try {
      return await this.#ask(url, credentials);
    } catch (error) {
      if (!this.#mend(error, credentials)) throw error;
      return this.#ask(url, await this.#getCredentials());
    }
  }

  get #address(): string {
    const {region, endpoint} = this.#access;
    return endpoint ?? `https://bedrock.${region}.amazonaws.com`;
  }

  async #getCredentials(): Promise<AwsCredentials | undefined> {
    const {credentials, apiKey} = this.#access;
    try {
      return apiKey ? undefined : await credentials?.get();
    } catch (cause) {
      throw toChatError(cause);
    }
  }

  async #ask(url: URL, credentials: AwsCredentials | undefined): Promise<Members> {
    try {
      // Called as a method, the browser’s own `fetch` throws.
      const fetch = this.#fetch;
      const response = await fetch(url, {headers: await this.#identify(url, credentials)});
      if (!response.ok) throw await readRefusal(response);
      return readAnswer(await response.text());
    } catch (cause) {
      throw toChatError(cause);
    }
  }

  async #identify(url: URL, credentials: AwsCredentials | undefined): Promise<Record<string, string>> {
    const {apiKey, region} = this.#access;
    if (apiKey) return {authorization: `Bearer ${await apiKey()}`};
    if (!credentials) throw new Error('Credential is missing');
    return signGet(url, {credentials, region, date: new Date(this.#clock.now())});
  }

  /** True when another try makes sense. */
  #mend(error: unknown, used: AwsCredentials | undefined): boolean {
    if (!isChatError(error)) return false;
    const {code, cause} = error;
    if (code === 'expired' || code === 'credentials') this.#drop(used);
    if (code === 'clock-skew' && cause instanceof Error) {
      const serverTime = readServerTime(cause.message);
      if (serverTime !== undefined) this.#clock.learn(serverTime);
    }
    return code === 'expired' || code === 'clock-skew';
  }

  /** Several lists are asked for at a time: the first one that is refused gets new credentials for all. */
  #drop(used: AwsCredentials | undefined): void {
    if (used === this.#dropped) return;
    this.#dropped = used;
    this.#access.credentials?.drop();
  }
}

/** As the signature has it: everything but letters, digits and `-_.~` is escaped. */
function writeQuery(query: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(query).map(([name, value]) => `${escape(name)}=${escape(value)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function escape(text: string): string {
  const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, hex);
}

function readAnswer(text: string): Members {
  const members = parseMembers(text);
  if (Object.keys(members).length > 0 || text.trim() === '{}') return members;
  throw new ChatError('unknown', {
    message: 'The list of models could not be read.',
    hint: 'What answered is not Bedrock’s control plane: check its endpoint.',
  });
}
