import {wrongOptions} from './failure.js';
import type {PublishedBotOptions, SignedInOptions} from './options.js';

/** Checks what a page set; throws one `ChatError` that names every mistake. */
export function checkOptions(options: PublishedBotOptions | SignedInOptions): void {
  const {endpoint, apiKey, token} = options;
  const mistakes: string[] = [];
  if (!isAddress(endpoint, /^https?:/)) {
    mistakes.push('endpoint must be the address that Bedrock Chat shows, such as https://….amazonaws.com/api.');
  }
  if (Boolean(apiKey) === Boolean(token))
    mistakes.push('Set apiKey (a published bot) or token (a user who has signed in), not both.');
  if (token && typeof token !== 'function')
    mistakes.push('token must be a function, since ID tokens live for an hour.');
  if (!apiKey && 'webSocket' in options && options.webSocket !== undefined) {
    if (!isAddress(options.webSocket, /^wss?:/)) mistakes.push('webSocket must begin with wss://.');
    if (!options.WebSocket && typeof WebSocket === 'undefined') {
      mistakes.push('There is no WebSocket here: set the option WebSocket.');
    }
  }
  if (mistakes.length > 0) throw wrongOptions(mistakes.join(' '));
}

function isAddress(value: unknown, scheme: RegExp): boolean {
  return typeof value === 'string' && scheme.test(value) && URL.canParse(value);
}
