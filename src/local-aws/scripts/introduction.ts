import {speak, type Script} from '../script.js';
import {lastQuestion} from './last-question.js';

/** Says what this is, and what one can ask. */
export const introduction: Script = (request) =>
  speak(`You asked “${shorten(lastQuestion(request))}”, but I am no model. I am the local stand-in for Amazon Bedrock: \
a script that checks your signature, speaks the real protocol, and costs nothing.

Ask me for one of these:

- a markdown tour: headings, lists, a table, code
- reasoning: thoughts first, then the answer
- sources: an answer with citations
- a slow answer: long enough to try the stop button
- an interrupted answer: the connection breaks half-way
- a throttled answer: Bedrock has no room for you`);

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : text;
}
