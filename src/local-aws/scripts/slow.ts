import {speak, type Script} from '../script.js';

/** Takes its time: about a minute, unless somebody stops it. */
export const slow: Script = function* () {
  yield* speak('I will count to a hundred, and take my time. Stop me whenever you like: what I said so far stays.\n\n');
  for (let count = 1; count <= 100; count += 1) {
    yield {waitMs: 500};
    yield `${count}${count % 10 === 0 ? '\n\n' : ', '}`;
  }
  yield* speak('You have patience.');
};
