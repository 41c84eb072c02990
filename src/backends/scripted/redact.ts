import type {BlockDelta, ContentBlock, StreamPart} from '../../model/index.js';

/** The names of members whose texts say what something is, and not what somebody said. */
const structural = /^(role|type|format|status|name|toolUseId|stopReason|contentBlockIndex)$/;

/** Content without its words, in the same form. */
export function redactContent(content: readonly ContentBlock[]): readonly ContentBlock[] {
  return content.map((block) => redactMembers(block) as ContentBlock);
}

/** The parts of an answer without its words, in as many pieces of the same length. */
export function redactParts(parts: readonly StreamPart[]): readonly StreamPart[] {
  const inputs = new Map<number, string>();
  for (const part of parts) {
    const {index, delta} = readDelta(part);
    if (delta?.toolUse) inputs.set(index, (inputs.get(index) ?? '') + delta.toolUse.input);
  }
  const redacted = new Map(Array.from(inputs, ([index, json]) => [index, redactJson(json)]));
  return parts.map((part) => {
    if (typeof part === 'string') return redactText(part);
    const {index, delta} = readDelta(part);
    if (!delta?.toolUse) return redactMembers(part) as StreamPart;
    // Arguments stay JSON of the same length, whatever pieces they came in.
    const json = redacted.get(index) ?? '';
    const input = json.slice(0, delta.toolUse.input.length);
    redacted.set(index, json.slice(input.length));
    return {contentBlockDelta: {contentBlockIndex: index, delta: {toolUse: {input}}}};
  });
}

function readDelta(part: StreamPart): {readonly index: number; readonly delta?: BlockDelta} {
  const event = typeof part === 'string' ? undefined : part.contentBlockDelta;
  return event ? {index: event.contentBlockIndex, delta: event.delta} : {index: -1};
}

function redactMembers(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return structural.test(name) ? value : redactText(value);
  if (value instanceof Uint8Array) return new Uint8Array(value.length);
  if (Array.isArray(value)) return value.map((each) => redactMembers(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redactMembers(member, key)]));
}

/** JSON whose texts are redacted, but not its names; what is not whole is redacted as a text. */
function redactJson(json: string): string {
  // A text that is followed by a colon is a name.
  return json.replace(/"((?:[^"\\]|\\.)*)("?)(\s*:)?/g, (whole, text: string, end: string, colon?: string) => {
    return colon === undefined ? `"${text.replace(/\\u[\da-f]{4}|\\.|[\p{L}\p{N}]/giu, redactPiece)}${end}` : whole;
  });
}

/** Escapes stay as they are, but for those of characters. */
function redactPiece(piece: string): string {
  if (piece.length === 6) return '\\u0078';
  return piece.startsWith('\\') ? piece : 'x'.repeat(piece.length);
}

function redactText(text: string): string {
  return text.replace(/[\p{L}\p{N}]/gu, (character) => 'x'.repeat(character.length));
}
