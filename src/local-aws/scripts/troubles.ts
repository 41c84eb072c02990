import {speak, type Script} from '../script.js';

/** Bedrock has no room. */
export const throttled: Script = () => [
  {
    fault: {
      status: 429,
      code: 'ThrottlingException',
      message: 'Too many tokens, please wait before trying again.',
    },
  },
];

/** The connection breaks half-way. */
export const interrupted: Script = function* () {
  yield* speak('This answer breaks off in the middle of a sen');
  // Long enough for what was said to be shown before the connection breaks.
  yield {waitMs: 400};
  yield {fault: 'cut'};
};
