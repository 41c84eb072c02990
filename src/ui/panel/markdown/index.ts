import {html, type TemplateResult} from 'lit/html.js';
import {rareArrived} from '../../../markdown/rare.js';
import type {ImagePolicy} from '../../../markdown/options.js';
import type {Strings} from '../../strings.js';
import type {Piece} from '../lazy-piece.js';
import {OutcropLinkEvent} from './link-event.js';
import {streamMarkdown} from './stream-markdown.js';
import {markdownStyles} from './styles.js';

export type {ImagePolicy, OutcropLinkEvent};

/** What draws markdown needs of the element that it stands in. */
export interface MarkdownHost extends EventTarget {
  /** Which images may be requested. */
  readonly images?: ImagePolicy | undefined;
}

/** Draws words as markdown, also while they arrive. */
export interface MarkdownWords extends Piece {
  /** @param isDone Nothing follows: what stands open is shown as the words that it is. */
  render(text: string, isDone: boolean): TemplateResult;
}

/** What draws markdown needs of the panel. */
export interface MarkdownWordsOptions {
  readonly host: MarkdownHost;
  readonly readStrings: () => Pick<Strings, 'markdown' | 'backToText'>;
  /** Leaves the next frame out: more comes than anybody reads. */
  readonly rest: () => void;
  readonly say: (text: string) => void;
  /** Takes the styles of what few texts need. */
  readonly adopt: (styles: readonly CSSStyleSheet[]) => void;
}

/** Makes what draws words as markdown. */
export function createMarkdownWords({host, readStrings, rest, say, adopt}: MarkdownWordsOptions): MarkdownWords {
  const onLink = (url: string) => host.dispatchEvent(new OutcropLinkEvent(url));
  // What they are for works without them.
  rareArrived.then(async () => adopt((await import('./rare-styles.js')).rareStyles)).catch(() => undefined);
  return {
    styles: markdownStyles,
    render(text, isDone) {
      const {markdown, backToText} = readStrings();
      const strings = {...markdown, ...(backToText && {backToText})};
      const options = {onLink, onCopied: say, strings, images: host.images, rest};
      return html`<div class="markdown" ${streamMarkdown(text, isDone, options)}></div>`;
    },
  };
}
