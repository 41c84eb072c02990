import {BedrockRuntimeClient, ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import type {ConverseStreamCommandInput} from '@aws-sdk/client-bedrock-runtime';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';

import type {AwsCredentials, ChatRequest, StreamEvent} from '../model/index.js';
import {eventStreamSerdeProvider} from './event-stream/serde-provider.js';

/** How to reach Bedrock Runtime. */
export interface BedrockInput {
  readonly region: string;
  readonly credentials: () => Promise<AwsCredentials>;
  /** Another address than AWS’s own. */
  readonly endpoint?: string;
  readonly fetch: typeof fetch;
}

/** Bedrock Runtime, as far as a chat needs it. */
export interface BedrockClient {
  /** Events of ConverseStream as they come; ends with an error soon after `signal` aborts. */
  converseStream(request: ChatRequest, signal: AbortSignal): AsyncIterable<StreamEvent>;
}

/** Makes a client for one region and one visitor. */
export function createBedrockClient(input: BedrockInput): BedrockClient {
  const client = createRuntimeClient(input);
  return {
    async *converseStream(request, abortSignal) {
      // The request has the shape of ConverseStream; members that the client does not know it leaves out.
      const command = new ConverseStreamCommand(request as unknown as ConverseStreamCommandInput);
      const {stream} = await client.send(command, {abortSignal});
      if (stream) yield* stream as AsyncIterable<StreamEvent>;
    },
  };
}

/** The SDK’s own client, for any operation of Bedrock Runtime: one attempt, and our reader of event streams. */
export function createRuntimeClient(input: BedrockInput): BedrockRuntimeClient {
  return new BedrockRuntimeClient({
    region: input.region,
    credentials: input.credentials,
    // The browser’s default handler is made for WebSockets and drops the abort signal.
    requestHandler: new FetchHttpHandler({customFetch: input.fetch}),
    eventStreamSerdeProvider,
    maxAttempts: 1,
    ...(input.endpoint && {endpoint: input.endpoint}),
  });
}
