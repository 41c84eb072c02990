/** Which of the services a request is for. */
export type Service = 'cognito' | 'sts' | 'bedrock' | 'control-plane';

// What the AWS SDK for JavaScript sends in a browser, beyond the headers that need no permission.
const sdkHeaders = ['amz-sdk-invocation-id', 'amz-sdk-request', 'content-type', 'x-amz-user-agent'];
const signedHeaders = [...sdkHeaders, 'authorization', 'x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token'];
const allowedHeaders: Readonly<Record<Service, readonly string[]>> = {
  cognito: [...sdkHeaders, 'x-amz-target'],
  sts: sdkHeaders,
  bedrock: signedHeaders,
  'control-plane': signedHeaders,
};

// Measured for Cognito and STS; what Bedrock exposes is not documented, so a fault can hide it.
const exposedHeaders = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

/** The answer to a preflight: which headers a page of another origin may send. */
export function answerPreflight(service: Service): Response {
  return new Response(null, {
    status: 200,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': service === 'control-plane' ? 'GET' : 'POST',
      'access-control-allow-headers': allowedHeaders[service].join(','),
      'access-control-max-age': '172800',
    },
  });
}

/** The headers that let a page of another origin read an answer. */
export function readableByPages(options: {readonly withoutExposed?: boolean | undefined}): Record<string, string> {
  const headers = {'access-control-allow-origin': '*'};
  return options.withoutExposed ? headers : {...headers, 'access-control-expose-headers': exposedHeaders};
}
