/** A question that passed the server’s schema. */
export interface CheckedInput {
  readonly conversationId: string | null;
  readonly content: readonly unknown[];
  readonly model: string;
  readonly parentMessageId: string | null;
  readonly messageId: string | null;
  readonly botId: string | null;
}

/** The refusal of FastAPI for a body that does not fit. */
export class Unprocessable extends Error {
  readonly detail: unknown;

  constructor(location: readonly (string | number)[], message: string) {
    super(message);
    // FastAPI repeats what was sent, which is nobody else's business.
    this.detail = [{type: 'value_error', loc: ['body', ...location], msg: message, input: 'what the visitor wrote'}];
  }
}

/** Some of the names that Bedrock Chat has for models. */
const models = ['claude-v3.7-sonnet', 'claude-v4.5-sonnet', 'amazon-nova-pro', 'amazon-nova-lite', 'gpt-oss-120b'];

/** Checks a body of POST /conversation as the schemas ChatInput and ChatInputWithoutBotId do. */
export function checkInput(body: unknown, isPublished: boolean): CheckedInput {
  const message = isRecord(body) ? body['message'] : undefined;
  if (!isRecord(body) || !isRecord(message)) throw new Unprocessable(['message'], 'Field required');
  if (!isPublished) checkText(body, 'conversationId', []);
  if (!isPublished) checkText(message, 'role', ['message']);
  // A member without a default, though it may be null.
  if (!isPublished && !('parentMessageId' in message)) {
    throw new Unprocessable(['message', 'parentMessageId'], 'Field required');
  }
  const {model, content} = message;
  if (!models.includes(String(model))) throw new Unprocessable(['message', 'model'], `Input should be ${models[0]}, …`);
  if (!Array.isArray(content)) throw new Unprocessable(['message', 'content'], 'Field required');
  for (const [at, piece] of content.entries()) checkPiece(piece, ['message', 'content', at]);
  return {
    conversationId: readText(body['conversationId']),
    content,
    model: String(model),
    parentMessageId: readText(message['parentMessageId']),
    messageId: readText(message['messageId']),
    botId: readText(body['botId']),
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What tools were given and answered has names of its own. */
const foreign = new Set(['input', 'json']);

/** The same with the names of all members in snake_case. */
export function toSnakeCase(value: unknown, isNamed = true): unknown {
  if (Array.isArray(value)) return value.map((item) => toSnakeCase(item));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [
    isNamed ? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : name,
    foreign.has(name) ? member : toSnakeCase(member, name !== 'messageMap'),
  ]);
  return Object.fromEntries(entries);
}

type Location = readonly (string | number)[];

function checkPiece(piece: unknown, location: Location): void {
  if (!isRecord(piece)) throw new Unprocessable(location, 'Input should be an object');
  switch (piece['contentType']) {
    case 'text':
      return checkText(piece, 'body', location);
    case 'image':
      checkText(piece, 'mediaType', location);
      return checkBase64(piece, 'body', location);
    case 'attachment':
      checkText(piece, 'fileName', location);
      return checkBase64(piece, 'body', location);
    case 'toolUse':
      checkText(piece['body'], 'toolUseId', location);
      checkText(piece['body'], 'name', location);
      return checkObject(piece['body'], 'input', location);
    case 'toolResult':
      return checkToolResult(piece['body'], location);
    case 'reasoning':
      checkText(piece, 'text', location);
      checkText(piece, 'signature', location);
      return checkBase64(piece, 'redactedContent', location);
    default:
      throw new Unprocessable(location, 'Input tag does not match any of the expected tags');
  }
}

function checkToolResult(body: unknown, location: Location): void {
  checkText(body, 'toolUseId', location);
  const {status, content} = isRecord(body) ? body : {};
  if (status !== 'success' && status !== 'error')
    throw new Unprocessable(location, "Input should be 'error' or 'success'");
  if (!Array.isArray(content)) throw new Unprocessable(location, 'Input should be a list');
  for (const result of content) {
    if (isRecord(result) && typeof result['text'] === 'string') continue;
    if (isRecord(result) && isRecord(result['json'])) continue;
    checkText(result, 'format', location);
    if (isRecord(result) && 'image' in result) checkBase64(result, 'image', location);
    else checkBase64(result, 'document', location);
  }
}

function checkText(value: unknown, name: string, location: Location): void {
  if (!isRecord(value) || typeof value[name] !== 'string') {
    throw new Unprocessable([...location, name], 'Input should be a valid string');
  }
}

function checkObject(value: unknown, name: string, location: Location): void {
  if (!isRecord(value) || !isRecord(value[name])) {
    throw new Unprocessable([...location, name], 'Input should be a valid dictionary');
  }
}

function checkBase64(value: unknown, name: string, location: Location): void {
  checkText(value, name, location);
  try {
    atob(String(isRecord(value) ? value[name] : ''));
  } catch {
    throw new Unprocessable([...location, name], 'Input should be base64');
  }
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
