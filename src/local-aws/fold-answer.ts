import type {BlockDelta, BlockStart, Citation, ContentBlock, StreamEvent} from '../model/index.js';

/** What Converse answers in one piece. */
export interface WholeAnswer {
  readonly output: {readonly message: {readonly role: string; readonly content: readonly ContentBlock[]}};
  readonly stopReason: string;
  readonly usage?: object;
  readonly metrics?: object;
}

/** Folds the events of a stream into the answer that Converse gives without streaming. */
export function foldAnswer(events: readonly StreamEvent[]): WholeAnswer {
  const indexes = new Set(events.map(indexOf).filter((index) => index !== undefined));
  const content = [...indexes].map((index) => foldBlock(events.filter((event) => indexOf(event) === index)));
  const {usage, metrics} = events.find(({metadata}) => metadata)?.metadata ?? {};
  return {
    output: {message: {role: 'assistant', content}},
    stopReason: events.find(({messageStop}) => messageStop)?.messageStop?.stopReason ?? 'end_turn',
    ...(usage && {usage}),
    ...(metrics && {metrics}),
  };
}

function indexOf({contentBlockStart, contentBlockDelta}: StreamEvent): number | undefined {
  return (contentBlockStart ?? contentBlockDelta)?.contentBlockIndex;
}

function foldBlock(events: readonly StreamEvent[]): ContentBlock {
  const start = events.find(({contentBlockStart}) => contentBlockStart)?.contentBlockStart?.start ?? {};
  const deltas = events.flatMap(({contentBlockDelta}) => (contentBlockDelta ? [contentBlockDelta.delta] : []));
  if (start.toolUse || start.toolResult || start.image) return foldStarted(start, deltas);
  if (deltas.some(({reasoningContent}) => reasoningContent)) return foldReasoning(deltas);
  const text = join(deltas, (delta) => delta.text);
  const citations = deltas.flatMap(({citation}): Citation[] => (citation ? [citation] : []));
  return citations.length > 0 ? {citationsContent: {content: [{text}], citations}} : {text};
}

function foldStarted({toolUse, toolResult, image}: BlockStart, deltas: readonly BlockDelta[]): ContentBlock {
  if (toolUse) {
    // A tool without arguments streams an empty text.
    const input: unknown = JSON.parse(join(deltas, (delta) => delta.toolUse?.input) || '{}');
    return {toolUse: {...toolUse, input}};
  }
  if (toolResult) return {toolResult: {...toolResult, content: deltas.flatMap((delta) => delta.toolResult ?? [])}};
  return {image: {format: image?.format ?? '', ...deltas.find((delta) => delta.image)?.image}};
}

function foldReasoning(deltas: readonly BlockDelta[]): ContentBlock {
  const parts = deltas.flatMap(({reasoningContent}) => (reasoningContent ? [reasoningContent] : []));
  const redacted = parts.find(({redactedContent}) => redactedContent)?.redactedContent;
  if (redacted) return {reasoningContent: {redactedContent: redacted}};
  const text = parts.map((part) => part.text ?? '').join('');
  const signature = parts.find((part) => part.signature !== undefined)?.signature;
  return {reasoningContent: {reasoningText: {text, ...(signature !== undefined && {signature})}}};
}

function join(deltas: readonly BlockDelta[], read: (delta: BlockDelta) => string | undefined): string {
  return deltas.map((delta) => read(delta) ?? '').join('');
}
