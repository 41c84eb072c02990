import type {Tool} from '../../model/index.js';
import {copyJson, isObject} from './json.js';

/** Whether the visitor is asked before a call. In doubt they are: only a clear no of the page leaves them out. */
export function mustAsk({approval = 'ask'}: Tool, input: unknown): boolean | Promise<boolean> {
  if (typeof approval !== 'function') return approval !== 'never';
  try {
    const answer: unknown = approval(copyJson(input));
    return isObject(answer) && 'then' in answer ? Promise.resolve(answer).then(isYes, () => true) : isYes(answer);
  } catch {
    // A page that cannot decide leaves it to the visitor.
    return true;
  }
}

function isYes(answer: unknown): boolean {
  return answer !== false;
}
