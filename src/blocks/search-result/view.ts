import {html} from 'lit/html.js';
import {safeUrl} from '../../markdown/safe-url.js';
import type {SearchResultBlock} from '../../model/index.js';
import type {BlockView} from '../view-context.js';
import {cleanTitle, readText, webUrl} from '../view-values.js';
import {renderParagraphs} from '../view-words.js';

/** What a search has found, folded away. */
export const renderSearchResult: BlockView<SearchResultBlock> = ({value}, {strings}) => {
  const source = cleanTitle(value['source']);
  const url = webUrl(safeUrl(source));
  const pieces = Array.isArray(value['content']) ? value['content'] : [];
  const words = pieces.map((piece) => readText(piece, 'text')).join('\n\n');
  return html`
    <details part="block block-search-result" class="card">
      <summary>${cleanTitle(value['title']) || strings.searchResult}</summary>
      <p class="host">
        ${url ? html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow ugc">${url}</a>` : source}
      </p>
      <div class="words">${renderParagraphs(words)}</div>
    </details>
  `;
};
