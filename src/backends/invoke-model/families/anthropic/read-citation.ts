import type {Citation} from '../../../../model/index.js';
import {numberOf, textOf} from '../../json.js';
import type {JsonObject} from '../../json.js';

/** A citation of Messages as Converse has it. A place of a kind that is unknown today is kept as it came. */
export function readCitation(citation: JsonObject): Citation {
  const {cited_text: text, document_title: documentTitle, title = documentTitle, source, url} = citation;
  const address = textOf(source) || textOf(url);
  return {
    ...(typeof title === 'string' && {title}),
    ...(address && {source: address}),
    ...(typeof text === 'string' && {sourceContent: [{text}]}),
    location: readLocation(citation),
  };
}

function readLocation(citation: JsonObject): JsonObject {
  const {type, document_index: documentIndex, search_result_index: searchResultIndex, url} = citation;
  const range = (unit: string): JsonObject => ({
    start: numberOf(citation[`start_${unit}`]),
    end: numberOf(citation[`end_${unit}`]),
  });
  switch (type) {
    case 'char_location':
      return {documentChar: {documentIndex, ...range('char_index')}};
    case 'page_location':
      return {documentPage: {documentIndex, ...range('page_number')}};
    case 'content_block_location':
      return {documentChunk: {documentIndex, ...range('block_index')}};
    case 'search_result_location':
      return {searchResultLocation: {searchResultIndex, ...range('block_index')}};
    case 'web_search_result_location':
      return {web: {url, domain: readDomain(textOf(url))}};
    default:
      return {[textOf(type) || 'unknown']: citation};
  }
}

function readDomain(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
