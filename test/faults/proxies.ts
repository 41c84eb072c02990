/** Breaks the connection before any answer. */
export function breakConnection(): never {
  throw new Error('The connection breaks here.');
}

/** Holds the answer back for good, and the connection open. */
export function stayingSilent(): Promise<Response> {
  return new Promise(() => undefined);
}

/** What something on the way says in the place of AWS. */
export function htmlPage(status: number): Response {
  return new Response('<html><body><h1>nginx</h1></body></html>', {
    status,
    headers: {'content-type': 'text/html', 'access-control-allow-origin': '*'},
  });
}

/** Lets pages read when to come back. */
export function showRetryAfter(response: Response): Response {
  response.headers.append('access-control-expose-headers', 'retry-after');
  return response;
}
