import {html, nothing} from 'lit';
import {safeUrl} from '../../markdown/safe-url.js';
import type {ChatError} from '../../model/index.js';
import {renderChoices, renderNotice} from '../notice.js';
import type {Strings} from '../strings.js';
import {describeError} from './describe-error.js';
import type {Examination} from './examination.js';

/** How a conversation ends for now. */
export interface EndingOptions {
  readonly strings: Strings;
  /** The last answer is not whole. */
  readonly isStopped: boolean;
  /** It is there in part. */
  readonly canContinue: boolean;
  readonly examination: Examination;
  /** Where the page sends visitors to people. */
  readonly contact: string | undefined;
  readonly onRetry: () => void;
  readonly onContinue: () => void;
}

/** What stands after the last message: why it is not whole, and the ways on. */
export function renderEnding(error: ChatError | undefined, options: EndingOptions): unknown {
  const {strings, isStopped, canContinue, examination} = options;
  const choices = {
    strings,
    onRetry: (error ? error.retryable : isStopped) ? options.onRetry : undefined,
    onContinue: canContinue ? options.onContinue : undefined,
  };
  if (!error) return renderChoices(choices);
  const [sentence, lang] = describeError(error, strings);
  const message = html`<span lang=${lang}>${sentence}</span>`;
  return [renderNotice({...error, message}, choices), renderContact(options), examination.render(error)];
}

/** An address of the page's own, which may be relative to it. */
function renderContact({contact, strings}: EndingOptions) {
  const base = document.baseURI;
  const url = contact && URL.canParse(contact, base) && safeUrl(new URL(contact, base).href);
  return url
    ? html`<a part="contact-link" class="contact" href=${url} lang=${strings.lang}>${strings.contact}</a>`
    : nothing;
}
