/** Temporary AWS credentials, as any AWS SDK gives them. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** Identity provider → token, or a function that returns a fresh token. */
export type Logins = Readonly<Record<string, string | (() => Promise<string>)>>;
