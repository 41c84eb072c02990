import {ChatError, isChatError} from '../../model/index.js';
import type {ChatErrorCode} from '../../model/index.js';

/** What the SDK knows of a failure: the HTTP status, or what the server said in words of the protocol. */
export interface McpFault {
  readonly status?: number;
  readonly said?: {readonly code: number; readonly message: string};
}

/** A failure of a server in words of the chat. */
export function toMcpFailure(cause: unknown, {status, said}: McpFault, url: URL): ChatError {
  if (isChatError(cause)) return cause;
  // Without its query, where keys may stand.
  const server = `${url.origin}${url.pathname}`;
  if (status !== undefined) return ofStatus(status, server, cause);
  if (said) return ofWords(said, server, cause);
  if (cause instanceof Error && cause.name === 'AbortError') return stopped();
  // Browsers tell a failed connection, CORS and a blocked one by the same error.
  if (cause instanceof TypeError) {
    return new ChatError('network', {
      message: 'A tool server cannot be reached.',
      hint: `${server} did not answer. It has to allow this page by CORS (headers mcp-session-id, mcp-protocol-version and your own; expose mcp-session-id), and connect-src of the Content-Security-Policy has to name it.`,
      retryable: true,
      cause,
    });
  }
  return new ChatError('config', {
    message: 'A tool server cannot be used.',
    hint: `${server} did not answer in the Model Context Protocol over streamable HTTP${cause instanceof Error ? `: ${cause.message}` : '.'}`,
    cause,
  });
}

/** The connection was given up. */
export function stopped(): ChatError {
  return new ChatError('aborted', {message: 'The connection to the tool server was closed.'});
}

/** Codes that the SDK gives to a connection that was closed, and to an answer that did not come. */
const silences = [-32_000, -32_001];

function ofWords({code, message}: NonNullable<McpFault['said']>, server: string, cause: unknown): ChatError {
  const hint = `${server}: ${message}`;
  // The SDK puts its code in front.
  const sentence = message.replace(/^MCP error -?\d+: /, '');
  return silences.includes(code)
    ? new ChatError('network', {message: 'A tool server does not answer right now.', hint, retryable: true, cause})
    : new ChatError('validation', {message: sentence, hint, cause});
}

function ofStatus(status: number, server: string, cause: unknown): ChatError {
  const [code, hint, retryable] = readStatus(status);
  const message = retryable ? 'A tool server does not answer right now.' : 'A tool server refused this page.';
  return new ChatError(code, {message, hint: `${server} ${hint}`, retryable, cause, ...(status > 0 && {status})});
}

function readStatus(status: number): readonly [code: ChatErrorCode, hint: string, retryable: boolean] {
  if (status === 401) return ['credentials', 'wants to know who asks: return what it takes from headers.', false];
  if (status === 403)
    return ['access-denied', 'does not allow this: look at the headers, and at its CORS rules.', false];
  if (status === 429) return ['throttled', 'is asked too often.', true];
  if (status >= 500) return ['service-unavailable', `answered ${status}.`, true];
  if (status <= 0) return ['config', 'redirects elsewhere, or answers something else than the protocol.', false];
  return ['config', `answered ${status}: is this the address of its MCP endpoint?`, false];
}
