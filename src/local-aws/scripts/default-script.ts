import type {Script} from '../script.js';
import {citations} from './citations.js';
import {introduction} from './introduction.js';
import {lastQuestion, lastToolResults} from './last-question.js';
import {markdownTour} from './markdown-tour.js';
import {reasoning} from './reasoning.js';
import {slow} from './slow.js';
import {answerFromTools, tools} from './tools.js';
import {interrupted, throttled} from './troubles.js';

// The first pattern that is found in the question decides.
const topics: readonly (readonly [RegExp, Script])[] = [
  [/\bmarkdown|\btour\b/i, markdownTour],
  [/\breason|\bthink/i, reasoning],
  [/\btools?\b/i, tools],
  [/\bcitations?\b|\bcite\b|\bsources?\b/i, citations],
  [/\bthrottl/i, throttled],
  [/\binterrupt/i, interrupted],
  [/\bslow|\blong\b/i, slow],
];

/** Chooses the answer by what the visitor asks; a tool's result is answered with what it says. */
export const defaultScript: Script = (request) => {
  if (lastToolResults(request).length > 0) return answerFromTools(request);
  const question = lastQuestion(request);
  const [, script] = topics.find(([pattern]) => pattern.test(question)) ?? [];
  return (script ?? introduction)(request);
};
