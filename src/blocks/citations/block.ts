import type {Citation, CitationsBlock, CitedSpan} from '../../model/index.js';
import type {BlockKindDefinition} from '../block-kind.js';

/** Text with its sources. */
export const citationsKind: BlockKindDefinition<CitationsBlock> = {
  kind: 'citations',

  fromDelta(delta, index) {
    if (!isCitation(delta.citation)) return undefined;
    return {kind: 'citations', index, isDone: false, spans: [{text: '', citations: [delta.citation]}]};
  },

  grow(block, delta) {
    if (delta.text === '') return block;
    if (typeof delta.text === 'string') return {...block, isDone: false, spans: addText(block.spans, delta.text)};
    if (!isCitation(delta.citation)) return undefined;
    return {...block, isDone: false, spans: addCitation(block.spans, delta.citation)};
  },

  toContent({spans}) {
    const content = spans.filter((span) => span.text !== '').map((span) => ({text: span.text}));
    return {citationsContent: {content, citations: spans.flatMap((span) => span.citations)}};
  },

  // Converse does not say which text a citation belongs to: they all come after the last one.
  fromContent({citationsContent}, index) {
    if (!Array.isArray(citationsContent?.content)) return undefined;
    const last = citationsContent.content.length - 1;
    const all = citationsContent.citations ?? [];
    const spans = citationsContent.content.map(({text}, at) => ({text, citations: at === last ? all : []}));
    return {kind: 'citations', index, isDone: true, spans};
  },
};

function isCitation(value: unknown): value is Citation {
  return typeof value === 'object' && value !== null;
}

function addText(spans: readonly CitedSpan[], text: string): readonly CitedSpan[] {
  const last = spans.at(-1);
  if (!last || last.citations.length > 0) return [...spans, {text, citations: []}];
  return [...spans.slice(0, -1), {text: last.text + text, citations: []}];
}

function addCitation(spans: readonly CitedSpan[], citation: Citation): readonly CitedSpan[] {
  const last = spans.at(-1) ?? {text: '', citations: []};
  return [...spans.slice(0, -1), {text: last.text, citations: [...last.citations, citation]}];
}
