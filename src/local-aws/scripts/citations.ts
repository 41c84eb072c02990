import type {Citation} from '../../model/index.js';
import {speak, type Script, type ScriptStep} from '../script.js';

/** Says where its statements come from. */
export const citations: Script = function* () {
  yield* cite('The Amazon carries about a fifth of all the water that rivers bring to the sea.', {
    title: 'The water of the world',
    source: 'https://example.com/rivers',
    sourceContent: [{text: 'Roughly 20 % of the global river discharge comes from the Amazon alone.'}],
    location: {web: {url: 'https://example.com/rivers', domain: 'example.com'}},
  });
  yield* cite(' Its source is still argued about; most maps name the Mantaro or the Apurímac.', {
    title: 'Field notes',
    sourceContent: [{text: 'Both the Mantaro and the Apurímac have been called the source.'}],
    location: {documentPage: {documentIndex: 0, start: 3, end: 4}},
  });
};

function* cite(text: string, citation: Citation): Generator<ScriptStep> {
  for (const piece of speak(text)) yield {contentBlockDelta: {contentBlockIndex: 0, delta: {text: piece}}};
  yield {contentBlockDelta: {contentBlockIndex: 0, delta: {citation}}};
}
