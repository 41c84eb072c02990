import type {Family} from '../../family.js';
import {createMessagesReader} from './read-chunks.js';
import {writeMessages} from './write-body.js';

/**
 * The models of Anthropic: the Messages API.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html)
 */
export const anthropic: Family = {writeBody: writeMessages, createReader: createMessagesReader};
