/** A request of AWS's published test suite for Signature Version 4, and what must come of it. */
export interface SigningVector {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Besides `host` and `x-amz-date`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly canonicalRequest: string;
  readonly signature: string;
}

/** What all of them are signed with and for. */
export const suite = {
  accessKeyId: 'AKIDEXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
  service: 'service',
  host: 'example.amazonaws.com',
  date: '20150830T123600Z',
} as const;

const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** The hash of `Param1=value1`. */
const formHash = '9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e';
const unreserved = '-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const sessionToken =
  'AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7' +
  'mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d' +
  '+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA==';
const plainHeaders = 'host:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\nhost;x-amz-date';

/** Literal, as published: docs.aws.amazon.com/general/latest/gr/signature-v4-test-suite.html, kept in awslabs/aws-c-auth. */
export const vectors: readonly SigningVector[] = [
  {
    name: 'get-vanilla',
    method: 'GET',
    path: '/',
    canonicalRequest: `GET\n/\n\n${plainHeaders}\n${emptyHash}`,
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  {
    name: 'get-unreserved',
    method: 'GET',
    path: `/${unreserved}`,
    canonicalRequest: `GET\n/${unreserved}\n\n${plainHeaders}\n${emptyHash}`,
    signature: '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
  },
  {
    name: 'get-header-value-trim',
    method: 'GET',
    path: '/',
    headers: {'my-header1': 'value1', 'my-header2': '"a   b   c"'},
    canonicalRequest:
      'GET\n/\n\nhost:example.amazonaws.com\nmy-header1:value1\nmy-header2:"a b c"\nx-amz-date:20150830T123600Z\n\n' +
      `host;my-header1;my-header2;x-amz-date\n${emptyHash}`,
    signature: 'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
  },
  {
    name: 'get-vanilla-query-order-key-case',
    method: 'GET',
    path: '/',
    query: {Param2: 'value2', Param1: 'value1'},
    canonicalRequest: `GET\n/\nParam1=value1&Param2=value2\n${plainHeaders}\n${emptyHash}`,
    signature: 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
  },
  {
    name: 'post-vanilla',
    method: 'POST',
    path: '/',
    canonicalRequest: `POST\n/\n\n${plainHeaders}\n${emptyHash}`,
    signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  },
  {
    name: 'post-sts-header-before',
    method: 'POST',
    path: '/',
    headers: {'x-amz-security-token': sessionToken},
    canonicalRequest:
      `POST\n/\n\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\nx-amz-security-token:${sessionToken}\n\n` +
      `host;x-amz-date;x-amz-security-token\n${emptyHash}`,
    signature: '85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead',
  },
  {
    name: 'post-x-www-form-urlencoded',
    method: 'POST',
    path: '/',
    headers: {'content-type': 'application/x-www-form-urlencoded'},
    body: 'Param1=value1',
    canonicalRequest:
      'POST\n/\n\ncontent-type:application/x-www-form-urlencoded\nhost:example.amazonaws.com\nx-amz-date:20150830T123600Z\n\n' +
      `content-type;host;x-amz-date\n${formHash}`,
    signature: 'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
  },
  {
    name: 'post-x-www-form-urlencoded-parameters',
    method: 'POST',
    path: '/',
    headers: {'content-type': 'application/x-www-form-urlencoded; charset=utf8'},
    body: 'Param1=value1',
    canonicalRequest:
      'POST\n/\n\ncontent-type:application/x-www-form-urlencoded; charset=utf8\nhost:example.amazonaws.com\n' +
      `x-amz-date:20150830T123600Z\n\ncontent-type;host;x-amz-date\n${formHash}`,
    signature: '1a72ec8f64bd914b0e42e42607c7fbce7fb2c7465f63e3092b3b0d39fa77a6fe',
  },
];
