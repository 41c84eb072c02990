import type {Family} from '../../family.js';
import {createChatReader} from './read-chunks.js';
import {writeChat} from './write-body.js';

/**
 * The newer models of Mistral AI, which take messages, tools and, some of them, pictures.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-mistral-chat-completion.html)
 */
export const mistralChat: Family = {writeBody: writeChat, createReader: createChatReader};
