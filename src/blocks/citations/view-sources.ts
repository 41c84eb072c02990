import type {Citation, CitedSpan} from '../../model/index.js';
import {safeUrl} from '../../markdown/safe-url.js';

/** A source that citations name, once however often. */
export interface Source {
  /** As the marks in the text count it, from 1. */
  readonly number: number;
  readonly title: string | undefined;
  /** Where to read it, if that is an address that may be linked. */
  readonly url: string | undefined;
  /** Whose address that is. */
  readonly host: string | undefined;
}

/** Text with the sources that support it. */
export interface SourcedSpan {
  readonly text: string;
  readonly sources: readonly Source[];
}

/** Numbers the sources of a text in the order in which they appear; citations of the same source share a number. */
export function collectSources(spans: readonly CitedSpan[]): {
  spans: readonly SourcedSpan[];
  sources: readonly Source[];
} {
  const sources = new Map<string, Source>();

  function find(citation: Citation): Source {
    const url = readUrl(citation);
    const title = readTitle(citation, url);
    const key = JSON.stringify([url, title]);
    const host = url && new URL(url).host;
    const source = sources.get(key) ?? {number: sources.size + 1, title, url, host};
    sources.set(key, source);
    return source;
  }

  const sourced = spans.map(({text, citations}) => ({text, sources: [...new Set(citations.map(find))]}));
  return {spans: sourced, sources: [...sources.values()]};
}

function readUrl({location, source}: Citation): string | undefined {
  const web = location?.['web'];
  const url = typeof web === 'object' && web !== null && 'url' in web ? web.url : source;
  const safe = safeUrl(url);
  return safe && /^https?:/.test(safe) ? safe : undefined;
}

function readTitle({title, source}: Citation, url: string | undefined): string | undefined {
  const words = clean(title);
  if (words !== '') return words;
  return url ? new URL(url).host : clean(source) || undefined;
}

/** Characters that nobody sees, some of which turn the direction of writing, can make a title read like another. */
function clean(text: unknown): string {
  return typeof text === 'string' ? text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim() : '';
}
