import {ChatError} from '../../model/index.js';
import type {ChatErrorCode, ContentBlock, StreamPart} from '../../model/index.js';
import {fromJson} from '../../transcript/lossless-json.js';

/** Tells a recording from any other JSON. */
export const fixtureFormat = 'outcrop-recording-1';

/** One answer as it was recorded. */
export interface RecordedReply {
  /** What the model was asked last: the visitor's words, or results of tools. */
  readonly question: readonly ContentBlock[];
  readonly parts: readonly StreamPart[];
  /** How it broke off. */
  readonly error?: {readonly code: ChatErrorCode; readonly message: string; readonly retryable: boolean};
}

/** A recording, ready to be played: `scripted(...recording.answers)`. */
export interface Recording {
  readonly replies: readonly RecordedReply[];
  readonly answers: readonly (readonly (StreamPart | Error)[])[];
  /** What the visitor sent, in order. */
  readonly questions: readonly (readonly ContentBlock[])[];
}

/** Reads what `record(backend).fixture()` has written; throws for anything else. */
export function readFixture(json: string): Recording {
  const value: unknown = fromJson(json);
  if (!isFixture(value)) {
    throw new ChatError('config', {message: 'This is no recording of a conversation, or one of another version.'});
  }
  const {replies} = value;
  return {
    replies,
    answers: replies.map(({parts, error}) => (error ? [...parts, new ChatError(error.code, error)] : parts)),
    questions: replies.map(({question}) => question).filter((question) => !question.every((block) => block.toolResult)),
  };
}

function isFixture(value: unknown): value is {readonly replies: readonly RecordedReply[]} {
  if (typeof value !== 'object' || value === null) return false;
  return 'format' in value && value.format === fixtureFormat && 'replies' in value && Array.isArray(value.replies);
}
