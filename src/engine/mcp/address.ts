import {ChatError} from '../../model/index.js';

/** Headers, or what returns them: asked before each request, so that a token may be fresh. */
export type McpHeaders = Readonly<Record<string, string>> | (() => HeadersOf | Promise<HeadersOf>);

type HeadersOf = Readonly<Record<string, string>>;

/** The headers of a request; a function that fails is the page's mistake. */
export async function readHeaders(headers: McpHeaders): Promise<HeadersOf> {
  try {
    return typeof headers === 'function' ? await headers() : headers;
  } catch (cause) {
    throw new ChatError('credentials', {
      message: 'A tool server cannot be asked.',
      hint: 'headers() of an MCP server threw.',
      cause,
    });
  }
}

/** The address of a server; those of a page may be relative to it. */
export function readUrl(url: string): URL {
  try {
    const parsed = new URL(url, globalThis.document?.baseURI);
    if (/^https?:$/.test(parsed.protocol)) return parsed;
  } catch {
    // It is no URL: the same answer as for one of another kind.
  }
  throw new ChatError('config', {
    message: 'A tool server is not set up right.',
    hint: `"${url}" is not the http or https address of an MCP server.`,
  });
}
