import {html, nothing} from 'lit/html.js';
import type {CitationsBlock} from '../../model/index.js';
import type {BlockView, BlockStrings} from '../view-context.js';
import {growingText} from '../view-words.js';
import {collectSources, type Place, type Source, type SourcedSpan} from './view-sources.js';

/** Words with marks that lead to the list of their sources. */
export const renderCitations: BlockView<CitationsBlock> = (block, {strings}) => {
  const {spans, sources} = collectSources(block.spans);
  return html`
    <div part="block block-citations" class="words">
      <p dir="auto">${spans.map(renderSpan)}</p>
      ${sources.length === 0 ? nothing : renderSources(sources, strings)}
    </div>
  `;
};

const renderSpan = ({text, numbers}: SourcedSpan) =>
  html`${growingText(text)}${numbers.map((number) => html`<sup>[${number}]</sup>`)}`;

function renderSources(sources: readonly Source[], strings: BlockStrings) {
  return html`
    <ol class="sources" aria-label=${strings.sources}>
      ${sources.map(
        (source) =>
          html`<li>
            ${renderName(source, strings)}${source.places.map(
              (place) => html` <span class="host">${namePlace(place, strings)}</span>`,
            )}${source.quotes.map((quote) => html`<q dir="auto">${quote}</q>`)}
          </li>`,
      )}
    </ol>
  `;
}

/** A title may read like another address than the one it leads to, so the real one stands beside it. */
function renderName({number, title, url, host}: Source, strings: BlockStrings) {
  const name = title ?? strings.source(number);
  if (!url) return name;
  const link = html`<a href=${url} target="_blank" rel="noopener noreferrer nofollow ugc">${name}</a>`;
  return host === name ? link : html`${link} <span class="host">${host}</span>`;
}

function namePlace({unit, first, last}: Place, {pages, sections}: BlockStrings): string {
  return unit === 'page' ? pages(first, last) : sections(first, last);
}
