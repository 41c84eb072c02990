/** An answer that refuses: what AWS says when it will not do what it was asked. */
export interface Refusal {
  /** The HTTP status. */
  readonly status: number;
  /** AWS's name of the error, such as `ThrottlingException`. */
  readonly code: string;
  /** AWS's sentence. Default: the code. */
  readonly message?: string;
  /** Sent as `Retry-After`. Default: no such header. */
  readonly retryAfterSeconds?: number;
}

/** A refusal on its way to the answer: thrown where a rule is broken, written out at one place for each service. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message ?? refusal.code);
    this.refusal = refusal;
  }
}

/** The most frequent refusal of Bedrock: the request itself is wrong. */
export function validationError(message: string): AwsError {
  return new AwsError({status: 400, code: 'ValidationException', message});
}
