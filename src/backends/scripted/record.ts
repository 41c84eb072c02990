import {isChatError} from '../../model/index.js';
import type {Backend, ContentBlock, StreamPart} from '../../model/index.js';
import {toJson} from '../../transcript/lossless-json.js';
import {fixtureFormat, type RecordedReply} from './fixture.js';
import {redactContent, redactParts} from './redact.js';

/** A backend that remembers every part of every answer. */
export interface RecordingBackend extends Backend {
  /**
   * Everything so far as JSON, for `readFixture()`. `redacted`: letters and digits in what was said are replaced, so that
   * the file may be shown to others and still streams in the same pieces.
   */
  fixture(options?: {readonly redacted?: boolean}): string;
}

/** Asks another backend, and records what it answers, so that a conversation can be played again without it. */
export function record(backend: Backend): RecordingBackend {
  const replies: {question: readonly ContentBlock[]; parts: StreamPart[]; error?: RecordedReply['error']}[] = [];
  return {
    async *reply(request, context) {
      const reply: (typeof replies)[number] = {question: request.messages.at(-1)?.content ?? [], parts: []};
      replies.push(reply);
      try {
        for await (const part of backend.reply(request, context)) {
          reply.parts.push(part);
          yield part;
        }
      } catch (error) {
        // What the visitor stopped is no failure of the backend.
        if (!context.signal.aborted) reply.error = describe(error);
        throw error;
      }
    },
    async prepare() {
      await backend.prepare?.();
    },
    fixture({redacted = false} = {}) {
      const shown = replies.map(({question, parts, ...rest}) => ({
        question: redacted ? redactContent(question) : question,
        parts: redacted ? redactParts(parts) : parts,
        ...rest,
      }));
      return toJson({format: fixtureFormat, replies: shown});
    },
  };
}

function describe(error: unknown): RecordedReply['error'] {
  if (!isChatError(error)) return {code: 'unknown', message: 'The backend failed.', retryable: false};
  const {code, message, retryable} = error;
  return {code, message, retryable};
}
