import {blocksWith, membersOf, type Rule, type WireBlock} from './converse-request.js';

// Limits: the API's own documentation of ImageBlock, DocumentBlock and Message.
const mostDocuments = 5;
const mostImages = 20;
const largestDocumentBytes = 4.5 * 1024 * 1024;
const largestImageBytes = 3.75 * 1024 * 1024;

/** A document comes with words about it in the same message. Bedrock's own sentence. (archestra-ai/archestra#4220) */
export const documentsComeWithText: Rule = ({messages}) => {
  const isBare = messages.some(({blocks}) => has('document', blocks) && !has('text', blocks));
  return isBare ? 'A text block must be included when using documents.' : undefined;
};

/**
 * A document's name is harmless. Bedrock's own sentence; underscores are said to pass there, but are not documented.
 * (API reference, DocumentBlock, name)
 */
export const documentNamesAreClean: Rule = (request) => {
  const isClean = (name: string): boolean => /^[a-zA-Z0-9\s\-()[\]]{1,200}$/.test(name) && !/\s\s/.test(name);
  if (blocksWith('document', request).map(nameOf).every(isClean)) return undefined;
  return (
    'The document file name can only contain alphanumeric characters, whitespace characters, hyphens, parentheses, ' +
    "and square brackets. The name can't contain more than one consecutive whitespace character."
  );
};

/**
 * No two documents have the same name, wherever they stand. Bedrock's own sentence; case makes no difference.
 * (aws-samples/generative-ai-use-cases#1685)
 */
export const documentNamesAreUnique: Rule = (request) => {
  const names = blocksWith('document', request).map((block) => nameOf(block).toLowerCase());
  if (new Set(names).size === names.length) return undefined;
  return "Messages can't contain duplicate document names. Rename the document and retry your request.";
};

/** There are not too many documents; the history counts. Bedrock's own sentence. (aws-samples/generative-ai-use-cases#1685) */
export const documentsAreFew: Rule = (request) =>
  blocksWith('document', request).length > mostDocuments
    ? `You can't include more than ${mostDocuments} documents in a request.`
    : undefined;

/** There are not too many images; the history counts. (API reference, Message, content; the sentence is a guess) */
export const imagesAreFew: Rule = (request) =>
  blocksWith('image', request).length > mostImages
    ? `You can't include more than ${mostImages} images in a request.`
    : undefined;

/** Only the visitor brings media. (API reference, Message, content; the sentence is a guess) */
export const attachmentsAreOfTheUser: Rule = ({messages}) => {
  const kinds = ['image', 'document', 'video', 'audio'];
  const isForeign = messages.some(({role, blocks}) => role !== 'user' && kinds.some((kind) => has(kind, blocks)));
  return isForeign ? 'Images and documents can only be included in messages with the user role.' : undefined;
};

/** No image or document is too large. (API reference, Message, content; the sentence is a guess) */
export const attachmentsAreSmall: Rule = (request) => {
  for (const [kind, limit] of [
    ['image', largestImageBytes],
    ['document', largestDocumentBytes],
  ] as const) {
    const large = blocksWith(kind, request).find((block) => sizeOf(kind, block) > limit);
    if (large) return `The ${kind} at ${large.path} exceeds the maximum of ${limit / 1024 / 1024} MB.`;
  }
  return undefined;
};

function has(member: string, blocks: readonly WireBlock[]): boolean {
  return blocks.some(({members}) => member in members);
}

function nameOf({members}: WireBlock): string {
  return String(membersOf(members['document'])['name'] ?? '');
}

// Bytes travel as base64: four characters for three bytes.
function sizeOf(kind: string, {members}: WireBlock): number {
  const {bytes} = membersOf(membersOf(members[kind])['source']);
  return typeof bytes === 'string' ? (bytes.length / 4) * 3 : 0;
}
