import {isObject} from './json.js';

/** A whole `toolResult` but for its id, as tools may return it. */
export interface McpOutcome {
  readonly toolResult: {readonly content: readonly unknown[]; readonly status?: 'error'};
}

/** True for what a tool of the Model Context Protocol answers. */
export function isMcpResult(value: unknown): value is Record<string, unknown> {
  return isObject(value) && Array.isArray(value['content']) && value['content'].every(isMcpPiece);
}

/** The result of a tool of the Model Context Protocol as content of a Bedrock `toolResult`. */
export function readMcpResult({content, structuredContent, isError}: Record<string, unknown>): McpOutcome {
  const pieces = Array.isArray(content) ? content.filter(isMcpPiece).map(readPiece) : [];
  // Whoever sends both writes the same twice.
  if (pieces.length === 0 && structuredContent !== undefined) pieces.push({json: structuredContent});
  if (pieces.length === 0) pieces.push({text: 'No output.'});
  return {toolResult: {content: pieces, ...(isError === true && {status: 'error'})}};
}

type McpPiece = Record<string, unknown> & {readonly type: string};

function isMcpPiece(value: unknown): value is McpPiece {
  return isObject(value) && typeof value['type'] === 'string';
}

function readPiece(piece: McpPiece): Record<string, unknown> {
  const {type, text, mimeType, data, resource} = piece;
  if (type === 'text') return {text: String(text)};
  if (type === 'image') return readMedia(data, mimeType, 'picture') ?? leftOut('picture', mimeType);
  if (type === 'audio') return leftOut('sound', mimeType);
  if (type === 'resource' && isObject(resource)) return readResource(resource);
  if (type === 'resource_link')
    return {text: [piece['title'] ?? piece['name'], piece['uri']].filter(Boolean).join(': ')};
  return {json: piece};
}

function readResource({uri, mimeType, text, blob}: Record<string, unknown>): Record<string, unknown> {
  if (typeof text === 'string') return {text};
  const name = String(uri).split(/[?#]/, 1).join('').split('/').at(-1);
  return readMedia(blob, mimeType, name ?? '') ?? leftOut(`file ${String(uri)}`, mimeType);
}

/** Formats of Bedrock by the MIME type, and the kind of block that takes them. */
const formats: ReadonlyMap<string, readonly [kind: 'image' | 'document' | 'video', format: string]> = new Map([
  ['image/png', ['image', 'png']],
  ['image/jpeg', ['image', 'jpeg']],
  ['image/gif', ['image', 'gif']],
  ['image/webp', ['image', 'webp']],
  ['application/pdf', ['document', 'pdf']],
  ['text/csv', ['document', 'csv']],
  ['text/html', ['document', 'html']],
  ['text/markdown', ['document', 'md']],
  ['text/plain', ['document', 'txt']],
  ['application/msword', ['document', 'doc']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['document', 'docx']],
  ['application/vnd.ms-excel', ['document', 'xls']],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ['document', 'xlsx']],
  ['video/mp4', ['video', 'mp4']],
  ['video/webm', ['video', 'webm']],
  ['video/quicktime', ['video', 'mov']],
]);

function readMedia(data: unknown, mimeType: unknown, name: string): Record<string, unknown> | undefined {
  const found = formats.get(String(mimeType).split(';', 1).join('').trim().toLowerCase());
  const bytes = readBase64(data);
  if (!found || !bytes) return undefined;
  const [kind, format] = found;
  return {[kind]: {format, ...(kind === 'document' && {name: cleanName(name)}), source: {bytes}}};
}

function readBase64(data: unknown): Uint8Array | undefined {
  if (typeof data !== 'string' || data === '') return undefined;
  try {
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  } catch {
    // It is no base64: whatever it was meant to be, it cannot be shown.
    return undefined;
  }
}

/** Converse takes only these characters in the name of a document, and no two blanks side by side. */
function cleanName(name: string): string {
  const cleaned = name.replace(/[^A-Za-z\d\s()[\]-]+/g, ' ').replace(/\s+/g, ' ');
  return cleaned.trim().slice(0, 200) || 'document';
}

function leftOut(what: string, mimeType: unknown): Record<string, unknown> {
  return {text: `[A ${what} of type ${String(mimeType)} came, which cannot be shown here.]`};
}
