import type {Citation} from '../../model/index.js';
import {isObject, readMember, readNumber, readText, withoutGaps} from './read-json.js';
import type {Sources} from './sources.js';

/** A document that a tool of the bot found, as a citation. */
export function citeDocument(document: unknown, index: number): Citation {
  const link = readText(document, 'sourceLink');
  const name = readText(document, 'sourceName');
  const text = readText(readMember(document, 'content'), 'text');
  const page = readNumber(document, 'pageNumber');
  return withoutGaps<Citation>({
    title: name,
    source: link ?? name,
    sourceContent: text === undefined ? undefined : [{text}],
    location: locate(link, page, index),
  });
}

/** The documents that belong to a conversation, by their ids. */
export function citeDocuments(documents: unknown): Sources {
  const all = Array.isArray(documents) ? documents.filter(isObject) : [];
  return new Map(all.map((document, index) => [readText(document, 'sourceId') ?? '', citeDocument(document, index)]));
}

function locate(link: string | undefined, page: number | undefined, index: number): Citation['location'] {
  if (page !== undefined) return {documentPage: {documentIndex: index, start: page, end: page}};
  if (link && /^https?:/.test(link) && URL.canParse(link)) return {web: {url: link, domain: new URL(link).hostname}};
  return {searchResultLocation: {searchResultIndex: index, start: 0, end: 0}};
}
