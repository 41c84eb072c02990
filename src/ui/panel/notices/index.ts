import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Chat, ChatState, ContentBlock, HistoryTrouble, QueuedQuestion} from '../../../model/index.js';
import {allStrings, type AllStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import {formStyles} from '../form-styles.js';
import type {Piece} from '../lazy-piece.js';
import {noticeStyles} from './styles.js';

/** What the notices need from the panel. */
export interface NoticesOptions {
  readonly readChat: () => Chat | undefined;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** Something was taken back by its button, which is gone now. */
  readonly onGone: () => void;
  /** Puts what was taken back where the visitor writes. */
  readonly giveBack?: (content: string | readonly ContentBlock[]) => void;
}

/** Makes what says how things stand. */
export function createNotices(options: NoticesOptions): Notices {
  return new Notices(options);
}

/** Says how things stand: questions that wait, what is not kept, and what the page tells the model. */
export class Notices implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [formStyles, noticeStyles];
  readonly #options: NoticesOptions;
  /** Conversations whose questions go without what the page knows. */
  readonly #withoutContext = new Set<string>();
  #isTroubleRead = false;
  #told: HistoryTrouble | undefined;

  constructor(options: NoticesOptions) {
    this.#options = options;
  }

  /** What was sent while an answer grew, and can be taken back. */
  renderQueue({queue = []}: ChatState, strings: Strings): TemplateResult | typeof nothing {
    if (queue.length === 0) return nothing;
    const all = allStrings(strings);
    return html`
      <ul part="queue" class="queue" lang=${strings.lang} aria-label=${all.queue}>
        ${queue.map((question) => this.#renderQuestion(question, all))}
      </ul>
    `;
  }

  /** That conversations are not kept, though they should be: said once, and not in the way. */
  renderTrouble({historyTrouble}: ChatState, strings: Strings): TemplateResult | typeof nothing {
    if (!historyTrouble || this.#isTroubleRead) return nothing;
    const all = allStrings(strings);
    const words = all.historyTroubles[historyTrouble];
    if (this.#told !== historyTrouble) queueMicrotask(() => this.#options.say(words));
    this.#told = historyTrouble;
    return html`
      <p part="history-trouble" class="aside" lang=${strings.lang}>
        <span>${words}</span>
        <button class="plain" type="button" @click=${() => this.#hideTrouble()}>${all.understood}</button>
      </p>
    `;
  }

  /** That the page tells the model something, which the visitor can keep from it. */
  renderContext({conversationId = ''}: ChatState, strings: Strings): TemplateResult {
    const all = allStrings(strings);
    const isLeftOut = this.#withoutContext.has(conversationId);
    return html`
      <p part="context" class="aside chip" lang=${strings.lang}>
        <span>${isLeftOut ? all.contextLeftOut : all.contextSent}</span>
        <button class="plain" type="button" @click=${() => this.#leaveOut(conversationId, !isLeftOut)}>
          ${isLeftOut ? all.sendContext : all.leaveOutContext}
        </button>
      </p>
    `;
  }

  #renderQuestion({id, content}: QueuedQuestion, strings: AllStrings) {
    const text = typeof content === 'string' ? content : content.map((block) => nameBlock(block, strings)).join(' · ');
    return html`
      <li class="queued">
        <span class="queued-words" dir="auto">${text}</span>
        <button part="unqueue-button" class="plain" type="button" @click=${() => this.#unqueue(id)}>
          ${strings.takeBack}
        </button>
      </li>
    `;
  }

  #unqueue(id: string): void {
    const {readChat, giveBack, onGone} = this.#options;
    // It may have been asked by now.
    const waiting = readChat()?.state.queue?.find((question) => question.id === id);
    readChat()?.unqueue(id);
    if (waiting) giveBack?.(waiting.content);
    onGone();
  }

  #hideTrouble(): void {
    this.#isTroubleRead = true;
    this.#options.onGone();
  }

  #leaveOut(conversationId: string, isLeftOut: boolean): void {
    this.#options.readChat()?.leaveOutContext(isLeftOut);
    if (isLeftOut) this.#withoutContext.add(conversationId);
    else this.#withoutContext.delete(conversationId);
    this.#options.onChange();
  }
}

function nameBlock({text, document, image, video, audio}: ContentBlock, strings: AllStrings): string {
  if (text !== undefined) return text;
  if (image) return strings.image;
  if (video) return strings.video;
  return audio ? strings.audio : (document?.name ?? strings.document);
}
