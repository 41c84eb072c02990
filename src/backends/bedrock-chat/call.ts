import {ChatError} from '../../model/index.js';
import {readRefusal, readServerWords, toChatError, unexpectedAnswer} from './failure.js';
import type {CallOptions, CommonOptions} from './options.js';

/** One request to the API. */
export interface Call extends CallOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** What is left out is not sent. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** Sends a request and returns the JSON of the answer; throws a `ChatError` for everything else. */
export type CallApi = (path: string, call?: Call) => Promise<unknown>;

/** A header that says who asks. */
export type ReadSecret = () => Promise<string>;

/** Makes the function that all requests go through. */
export function createCallApi(
  {endpoint, fetch = globalThis.fetch}: Pick<CommonOptions, 'endpoint' | 'fetch'>,
  header: string,
  readSecret: ReadSecret,
): CallApi {
  const base = endpoint.replace(/\/+$/, '');
  return async (path, {method = 'GET', query = {}, body, signal} = {}) => {
    try {
      const secret = await readSecret();
      signal?.throwIfAborted();
      const response = await fetch(`${base}/${path}${writeQuery(query)}`, {
        method,
        headers: {[header]: secret, ...(body !== undefined && {'content-type': 'application/json'})},
        ...(body !== undefined && {body: JSON.stringify(body)}),
        ...(signal && {signal}),
      });
      return readAnswer(response, await response.text());
    } catch (cause) {
      throw toChatError(cause, signal);
    }
  };
}

/** Asks the page for a key or token; throws a `ChatError` when there is none. */
export async function askForSecret(
  name: 'apiKey' | 'token',
  source: string | (() => string | Promise<string>),
): Promise<string> {
  let cause: unknown;
  try {
    const secret: unknown = typeof source === 'function' ? await source() : source;
    if (typeof secret === 'string' && secret.trim() !== '') return secret.trim();
  } catch (error) {
    cause = error;
  }
  throw new ChatError('credentials', {
    message: 'The chat could not sign in.',
    hint: `${name} ${cause === undefined ? 'returned no text' : 'failed'}.`,
    cause,
  });
}

/** A segment of a path. */
export function segment(id: string): string {
  return encodeURIComponent(id);
}

function writeQuery(query: NonNullable<Call['query']>): string {
  const entries = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : '';
}

function readAnswer(response: Response, text: string): unknown {
  const body = parseJson(text);
  if (!response.ok) {
    const seconds = Number(response.headers.get('retry-after'));
    const retryAfterMs = seconds > 0 ? seconds * 1000 : undefined;
    throw readRefusal({status: response.status, words: readServerWords(body), retryAfterMs});
  }
  if (body === undefined && text !== '') throw unexpectedAnswer('The answer is no JSON.');
  return body;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Gateways and web servers answer in HTML too; the status says what there is to say.
    return undefined;
  }
}
