import {blockFromContent} from '../blocks/index.js';
import type {Block, ContentBlock} from '../model/index.js';
import {wrongCall} from './failure.js';

/** The blocks of a question; throws for one that says nothing, since Bedrock refuses it. */
export function readUserBlocks(content: string | readonly ContentBlock[]): readonly Block[] {
  const pieces: unknown = typeof content === 'string' ? [{text: content}] : content;
  if (!Array.isArray(pieces) || !pieces.every(isPiece)) {
    throw wrongCall('send() takes a text, or an array of content blocks such as {text: "Hello"}.');
  }
  const said = pieces.filter((piece) => typeof piece.text !== 'string' || piece.text.trim() !== '');
  if (said.length === 0) throw wrongCall('There is nothing to send.');
  return said.map(blockFromContent);
}

function isPiece(value: unknown): value is ContentBlock {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
}
