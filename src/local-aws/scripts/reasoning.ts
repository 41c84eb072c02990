import {speak, type Script, type ScriptStep} from '../script.js';

/** Thinks aloud before it answers. */
export const reasoning: Script = function* () {
  yield* think(
    'The visitor wants to see reasoning. A bat and a ball cost 1.10 together, and the bat costs 1.00 more than the ' +
      'ball. The tempting answer is 0.10, but then the bat would cost 1.10, and both 1.20. If the ball costs x, then ' +
      'x + (x + 1.00) = 1.10, so 2x = 0.10, so x = 0.05.',
  );
  yield* speak(
    'A bat and a ball cost $1.10 together, and the bat costs $1.00 more than the ball. The ball costs 5 cents: ' +
      'the bat is then $1.05, which is exactly one dollar more.',
  );
};

/** Thoughts as a model streams them, with the signature at their end. */
function* think(text: string): Generator<ScriptStep> {
  for (const piece of speak(text)) yield reasoningDelta({text: piece});
  yield reasoningDelta({signature: btoa('signed by the local stand-in')});
}

function reasoningDelta(reasoningContent: {text: string} | {signature: string}): ScriptStep {
  return {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent}}};
}
