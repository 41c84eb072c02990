import type {ContentBlock} from '../model/index.js';

type ToolResult = NonNullable<ContentBlock['toolResult']>;

/**
 * A call or a result in a form that Converse takes. Models make up ids and names that it refuses to take back (Kimi:
 * `functions read_file`), write arguments that are no object, and tools answer with nothing, or with a list.
 */
export function mendTool(block: ContentBlock): ContentBlock {
  const {toolUse, toolResult} = block;
  if (toolResult) return {toolResult: mendResult(toolResult)};
  if (!toolUse) return block;
  const {toolUseId, name, input} = toolUse;
  return {
    toolUse: {
      ...toolUse,
      toolUseId: cleanName(toolUseId),
      name: cleanName(name),
      input: isObject(input) ? input : {},
    },
  };
}

/** True for a text that says nothing. */
export function isBlank(piece: unknown): boolean {
  return isObject(piece) && typeof piece.text === 'string' && piece.text.trim() === '';
}

function mendResult(result: ToolResult): ToolResult {
  const given: unknown = result.content;
  const content = Array.isArray(given) ? given.map(mendPiece).filter((piece) => !isBlank(piece)) : [];
  if (content.length === 0) content.push({text: 'No output.'});
  return {...result, toolUseId: cleanName(result.toolUseId), content};
}

/** JSON is an object there; anything else goes as text. */
function mendPiece(piece: unknown): unknown {
  if (!isObject(piece) || !('json' in piece) || isObject(piece.json)) return piece;
  return {text: String(JSON.stringify(piece.json))};
}

function cleanName(name: unknown): string {
  return (
    String(name)
      .replace(/[^\w-]/g, '_')
      .slice(0, 64) || '_'
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
