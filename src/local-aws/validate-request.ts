import type {ChatRequest} from '../model/index.js';
import {validationError} from './aws-error.js';

/** Throws what Bedrock says of a Converse request that it would not take. */
export function validateRequest(request: object): asserts request is ChatRequest {
  if (!('messages' in request) || !Array.isArray(request.messages) || request.messages.length === 0) {
    throw validationError(
      'A conversation must start with a user message. Try again with a conversation that starts with a user message.',
    );
  }
}
