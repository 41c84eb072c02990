import type {BedrockRuntimeClientConfig} from '@aws-sdk/client-bedrock-runtime';

import {readChunks} from './read-chunks.js';
import {readEvents} from './read-events.js';

type EventStreamSerdeProvider = NonNullable<BedrockRuntimeClientConfig['eventStreamSerdeProvider']>;

/** Makes an AWS client hand out events as `readEvents` reads them. */
export const eventStreamSerdeProvider: EventStreamSerdeProvider = () => ({
  // The client passes on whatever comes here, so T is the type of our events.
  deserialize: <T>(body: ReadableStream<Uint8Array>) => readEvents(readChunks(body)) as AsyncIterable<T>,
  serialize: () => {
    throw new Error('A ConverseStream request has no event stream to send.');
  },
});
