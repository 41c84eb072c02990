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
      <p dir="auto">${spans.map((span) => renderSpan(span, strings))}</p>
      ${sources.length === 0 ? nothing : renderSources(sources, strings)}
    </div>
  `;
};

function renderSpan({text, numbers}: SourcedSpan, {source}: BlockStrings) {
  const renderMark = (number: number) =>
    html`<button class="mark" value=${number} aria-label=${source(number)} @click=${goToSource}>[${number}]</button>`;
  return html`${growingText(text)}${numbers.map((number) => html`<sup>${renderMark(number)}</sup>`)}`;
}

// By focus and not by an address: one that leads into a shadow root leads nowhere, and changes that of the page.
function goToSource({currentTarget: mark}: Event): void {
  if (!(mark instanceof HTMLButtonElement)) return;
  const sources = mark.closest('.words')?.querySelectorAll<HTMLElement>('.sources > li') ?? [];
  [...sources][Number(mark.value) - 1]?.focus();
}

/** To the first words that rest on the source. */
function goBack({currentTarget: button}: Event): void {
  if (!(button instanceof HTMLButtonElement)) return;
  const marks = button.closest('.words')?.querySelectorAll<HTMLButtonElement>('.mark') ?? [];
  [...marks].find(({value}) => value === button.value)?.focus();
}

function renderSources(sources: readonly Source[], strings: BlockStrings) {
  return html`
    <ol class="sources" aria-label=${strings.sources}>
      ${sources.map((source) => html`<li tabindex="-1">${renderSource(source, strings)}</li>`)}
    </ol>
  `;
}

/** The way back stands beside the last thing that is said of a source. */
function renderSource(source: Source, strings: BlockStrings) {
  const {places, quotes} = source;
  const back = renderBack(source, strings);
  return [
    renderName(source, strings),
    places.map((place) => html` <span class="host">${namePlace(place, strings)}</span>`),
    quotes.length === 0 ? back : nothing,
    quotes.map((quote, at) => renderQuote(quote, at === quotes.length - 1 ? back : nothing)),
  ];
}

function renderQuote(quote: string, back: unknown) {
  return html`<div class="quote"><q dir="auto">${quote}</q>${back}</div>`;
}

function renderBack({number}: Source, {backToText}: BlockStrings) {
  return html`<button type="button" class="back" value=${number} aria-label=${backToText} @click=${goBack}>↩</button>`;
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
