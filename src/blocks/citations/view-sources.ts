import {safeUrl} from '../../markdown/safe-url.js';
import type {Citation, CitedSpan} from '../../model/index.js';
import {cleanTitle, readMember, readText, webUrl} from '../view-values.js';

/** A source that citations name, once however often. */
export interface Source {
  /** As the marks in the text count it, from 1. */
  readonly number: number;
  readonly title: string | undefined;
  /** Where to read it, if that is an address that may be linked. */
  readonly url: string | undefined;
  /** Whose address that is. */
  readonly host: string | undefined;
  /** Where in it, as far as that can be told in words. */
  readonly places: readonly Place[];
  /** What it says there. */
  readonly quotes: readonly string[];
}

/** Pages of a document, or parts of one that has no pages. */
export interface Place {
  readonly unit: 'page' | 'section';
  readonly first: number;
  readonly last: number;
}

/** Text with the sources that support it. */
export interface SourcedSpan {
  readonly text: string;
  /** The numbers of its sources. */
  readonly numbers: readonly number[];
}

const mostQuotes = 3;
const longestQuote = 240;

/** Numbers the sources of a text in the order in which they appear; citations of the same source share a number. */
export function collectSources(spans: readonly CitedSpan[]): {
  spans: readonly SourcedSpan[];
  sources: readonly Source[];
} {
  const sources = new Map<string, Source>();

  function find(citation: Citation): number {
    const url = readUrl(citation);
    const title = readTitle(citation, url);
    const key = JSON.stringify([url, title, readDocument(citation)]);
    const known = sources.get(key) ?? {number: sources.size + 1, title, url, host: url && new URL(url).host};
    sources.set(key, addPlace({places: [], quotes: [], ...known}, citation));
    return known.number;
  }

  const sourced = spans.map(({text, citations}) => ({text, numbers: [...new Set(citations.map(find))]}));
  return {spans: sourced, sources: [...sources.values()]};
}

function addPlace(source: Source, citation: Citation): Source {
  const place = readPlace(citation.location);
  const quote = readQuote(citation);
  const isNew = place && !source.places.some((known) => JSON.stringify(known) === JSON.stringify(place));
  const isSaid = quote === '' || source.quotes.includes(quote) || source.quotes.length === mostQuotes;
  return {
    ...source,
    places: isNew ? [...source.places, place] : source.places,
    quotes: isSaid ? source.quotes : [...source.quotes, quote],
  };
}

function readUrl({location, source}: Citation): string | undefined {
  return webUrl(safeUrl(readMember(location?.['web'], 'url') ?? source));
}

function readTitle({title, source, location}: Citation, url: string | undefined): string | undefined {
  const words = cleanTitle(title);
  if (words !== '') return words;
  return url
    ? new URL(url).host
    : cleanTitle(source) || cleanTitle(readMember(location?.['web'], 'domain')) || undefined;
}

/** Tells sources apart that have the same name, or none. */
function readDocument({location}: Citation): unknown {
  const {documentPage, documentChar, documentChunk, searchResultLocation} = location ?? {};
  const document = readMember(documentPage ?? documentChar ?? documentChunk, 'documentIndex');
  return document ?? [readMember(searchResultLocation, 'searchResultIndex')];
}

/** Characters and pieces of search results are counted for machines: there the quotation has to do. */
function readPlace(location: Citation['location']): Place | undefined {
  const {documentPage, documentChunk} = location ?? {};
  const first = readMember(documentPage ?? documentChunk, 'start');
  const last = readMember(documentPage ?? documentChunk, 'end');
  if (typeof first !== 'number') return undefined;
  return {unit: documentPage ? 'page' : 'section', first, last: typeof last === 'number' ? last : first};
}

function readQuote({sourceContent}: Citation): string {
  if (!Array.isArray(sourceContent)) return '';
  const pieces = sourceContent.map((piece) => cleanTitle(readText(piece, 'text')));
  const said = pieces.filter((piece) => piece !== '').join(' … ');
  return said.length > longestQuote
    ? `${said
        .slice(0, longestQuote)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()} …`
    : said;
}
