/** Every way in which a chat can fail. The list is closed: pages and documentation rely on it. */
export type ChatErrorCode =
  | 'config'
  | 'credentials'
  | 'guest-scope'
  | 'access-denied'
  | 'model-not-found'
  | 'validation'
  | 'throttled'
  | 'quota'
  | 'model-timeout'
  | 'model-error'
  | 'service-unavailable'
  | 'internal'
  | 'expired'
  | 'clock-skew'
  | 'network'
  | 'offline'
  | 'interrupted'
  | 'corrupt-stream'
  | 'guardrail'
  | 'budget'
  | 'too-large'
  | 'aborted'
  | 'unknown';

/** What a `ChatError` knows besides its code. */
export interface ChatErrorDetails {
  /** A sentence that a visitor understands. */
  readonly message: string;
  /** For the developer: which setting is wrong, and the fix. */
  readonly hint?: string;
  /** Whether the same request may succeed later without any change. Default false. */
  readonly retryable?: boolean;
  /** The HTTP status, where there was one. */
  readonly status?: number;
  /** How long the service wants to be left alone, in milliseconds. */
  readonly retryAfterMs?: number;
  /** What was thrown originally. */
  readonly cause?: unknown;
}

/** The only error that the engine throws or reports. */
export class ChatError extends Error {
  override readonly name = 'ChatError';
  readonly code: ChatErrorCode;
  /** For the developer: which setting is wrong, and the fix. */
  readonly hint: string | undefined;
  readonly retryable: boolean;
  readonly status: number | undefined;
  /** How long the service wants to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(code: ChatErrorCode, details: ChatErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.hint = details.hint;
    this.retryable = details.retryable ?? false;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** True for a `ChatError`, also for one made by another copy of this library on the same page. */
export function isChatError(value: unknown): value is ChatError {
  return value instanceof Error && value.name === 'ChatError' && 'code' in value;
}
