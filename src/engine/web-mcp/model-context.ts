/**
 * What a page publishes its tools with. The draft is young: it moved from `navigator` to `document`, and what was a
 * string became an object. (https://webmachinelearning.github.io/webmcp/)
 */
export interface ModelContext {
  /** The draft. */
  getTools?(): unknown;
  executeTool?(tool: unknown, input: unknown, options: {readonly signal: AbortSignal}): unknown;
  /** Scripts that stand in for the draft, and know it from an earlier time. */
  listTools?(): unknown;
  callTool?(call: {readonly name: string; readonly arguments: unknown}): unknown;
  addEventListener?(type: string, listener: () => void): void;
  removeEventListener?(type: string, listener: () => void): void;
}

/** Where a page keeps its tools. Default: the page itself. */
export interface WebMcpScope {
  readonly document?: unknown;
  readonly navigator?: unknown;
}

/** The tools of the page; `undefined` in an engine that knows no such thing, which is most of them. */
export function findModelContext(scope: WebMcpScope = globalThis): ModelContext | undefined {
  // Only where `document` has none: asking `navigator` writes a warning to the console.
  return readContext(scope.document) ?? readContext(scope.navigator);
}

function readContext(owner: unknown): ModelContext | undefined {
  try {
    const context = isAny(owner) ? owner['modelContext'] : undefined;
    return isAny(context) ? context : undefined;
  } catch {
    // A getter that throws is an engine that does not want to.
    return undefined;
  }
}

/** True for what may have members. */
export function isAny(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
