import {nothing, type TemplateResult} from 'lit/html.js';
import type {ChatState, Message} from '../../../model/index.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {renderEarlier, renderJump} from './buttons.js';
import {Grip, nearPx} from './grip.js';
import {News} from './news.js';
import {measureEnd} from './room.js';
import {Stretch} from './stretch.js';
import {readingStyles} from './styles.js';

/** What is needed of the panel to let somebody read. */
export interface ReadingOptions {
  readonly host: PanelHost;
  /** Something is to be drawn again. */
  readonly onChange: () => void;
}

/** Pages are drawn so many views before the reader gets there. */
const viewsAhead = 1.5;

/** Makes what lets somebody read a conversation while it grows. */
export function createReading(options: ReadingOptions): Reading {
  return new Reading(options);
}

/**
 * Lets somebody read a conversation that is longer than the view, and that grows: in view stays what they want to see, and
 * only what they may see is drawn.
 */
export class Reading implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [readingStyles];
  readonly #options: ReadingOptions;
  readonly #stretch = new Stretch();
  readonly #news = new News();
  readonly #grip: Grip;
  #view: HTMLElement | undefined;
  #messages: readonly Message[] = [];
  /** Not known before the first state is. */
  #conversationId: string | undefined | null = null;
  /** The end is what the visitor wants to see, whatever the page has set. */
  #isWish = false;
  /** The newest words are not in view. */
  #isAway = false;
  #isPaging = false;
  #isPrinted = false;
  #focused: Element | null = null;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.#grip = new Grip({
      readFollow: () => (this.#isWish ? 'bottom' : options.host.follow),
      isNewest: () => this.#stretch.isNewest,
      onEnd: () => this.jump(),
      onMove: (view) => this.#onMove(view),
    });
    options.host.addController(this);
  }

  /** Begins with a view that stands where the reader left it, or at the end. */
  takeOver(view: HTMLElement, isAtEnd: boolean): void {
    this.#watch(view);
    if (!isAtEnd) this.pause();
  }

  hostConnected(): void {
    addEventListener('beforeprint', this.#onPrint);
    addEventListener('afterprint', this.#onPrint);
  }

  hostUpdate(): void {
    this.#grip.look();
    const {renderRoot} = this.#options.host;
    const focused = renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
    this.#focused = this.#view?.contains(focused) ? focused : null;
  }

  hostUpdated(): void {
    this.#watch(this.#findView());
    if (this.#focused && !this.#focused.isConnected) void this.#refocus();
    // What has grown is put right once the browser has laid it out, which it does but once a frame. A page that comes for
    // another one may have the same height.
    const isDue = this.#isPaging || this.#grip.isDue;
    this.#isPaging = false;
    if (isDue) this.#grip.keep();
  }

  hostDisconnected(): void {
    removeEventListener('beforeprint', this.#onPrint);
    removeEventListener('afterprint', this.#onPrint);
    this.#watch(undefined);
  }

  /** Which messages to draw: from the first index, up to the second. */
  pick(state: ChatState): readonly [start: number, end: number] {
    const {messages, conversationId, status} = state;
    this.#stretch.fit(messages.length);
    if (conversationId !== this.#conversationId) this.#begin(conversationId, messages);
    if (status !== 'idle' && status !== 'failed') this.#onBusy();
    else if (this.#grip.held === 'end' && isOtherBranch(this.#messages, messages)) this.pause();
    if (this.#grip.held !== 'place' && !this.#isPrinted) this.#stretch.trim();
    this.#messages = messages;
    return [this.#stretch.start, this.#stretch.end];
  }

  /** The visitor has asked something: the answer is what they want to see. */
  restart(): void {
    if (this.#options.host.follow === 'off') return;
    this.#isWish = false;
    this.#goToEnd();
  }

  /** Something at the end waits for a decision: it comes into view, unless the reader is somewhere else. */
  reveal(): void {
    if (this.#grip.held === 'place') return;
    this.#isWish = true;
    this.#goToEnd();
  }

  /** Stays where it is: the visitor has turned to something else than the end. */
  pause(): void {
    this.#grip.hold('place');
  }

  /** Sees to it that a message is drawn, wherever it stands. */
  show(index: number): void {
    this.#stretch.show(index);
    this.#options.onChange();
  }

  /** Goes to a place where somebody wants to look. */
  move(scroll: (view: HTMLElement) => void): void {
    this.#grip.move(scroll);
  }

  /** The way back to where the reader is now. */
  mark(): () => Promise<void> {
    const {start, end, isNewest} = this.#stretch;
    const isAtEnd = this.#grip.held === 'end' && isNewest;
    const top = this.#view?.scrollTop ?? 0;
    const isWish = this.#isWish;
    return async () => {
      this.#isWish = isWish;
      if (isAtEnd) this.#goToEnd();
      else this.#stretch.go(start, isNewest ? Infinity : end);
      const {host} = this.#options;
      host.requestUpdate();
      await host.updateComplete;
      if (!isAtEnd) this.move((view) => (view.scrollTop = top));
    };
  }

  /** Goes to the newest words and stays with them. */
  jump(): void {
    this.#isWish = true;
    this.#goToEnd();
    this.#options.onChange();
  }

  /** The way to older messages, where there are any that are not drawn. */
  renderEarlier(strings: Strings): TemplateResult | typeof nothing {
    return this.#stretch.start > 0 ? renderEarlier(allStrings(strings), this.#onEarlier) : nothing;
  }

  /** The way back to the newest words, for a reader who is elsewhere. */
  renderJump({messages, status}: ChatState, strings: Strings): TemplateResult | typeof nothing {
    if (!this.#isAway) return nothing;
    const count = this.#news.count(messages);
    return renderJump({strings: allStrings(strings), status, count, onClick: this.#onJump});
  }

  /** Where the reader was is not drawn any more. Whoever has taken that away may know a better place. */
  async #refocus(): Promise<void> {
    const {updateComplete, renderRoot} = this.#options.host;
    await updateComplete;
    if (renderRoot instanceof ShadowRoot && !renderRoot.activeElement) this.#view?.focus({preventScroll: true});
  }

  #findView(): HTMLElement | undefined {
    return this.#options.host.renderRoot.querySelector<HTMLElement>('.transcript') ?? undefined;
  }

  #watch(view: HTMLElement | undefined): void {
    this.#view = view;
    this.#grip.watch(view);
  }

  /** Another conversation is shown: its end first. */
  #begin(conversationId: string | undefined, messages: readonly Message[]): void {
    this.#stretch.toNewest();
    this.#messages = messages;
    this.#news.see(messages);
    this.#isWish = false;
    // Who has scrolled in the first one before this came has their place already.
    if (this.#conversationId !== null) this.#grip.hold('end');
    this.#conversationId = conversationId;
  }

  /** While an answer grows, the page says what stays in view, unless the visitor has. */
  #onBusy(): void {
    const {follow} = this.#options.host;
    if (this.#grip.held !== 'end' || this.#isWish) return;
    if (follow === 'off') this.pause();
    if (follow === 'question') this.#grip.hold('question');
  }

  #goToEnd(): void {
    if (!this.#stretch.isNewest) this.#stretch.toNewest();
    this.#grip.hold('end');
  }

  #onMove(view: HTMLElement): void {
    const {held} = this.#grip;
    const below = measureEnd(view) - view.scrollTop - view.clientHeight;
    const isAway = !this.#stretch.isNewest || (held !== 'end' && below > nearPx);
    if (!isAway) this.#news.see(this.#messages);
    // There, going to the end is no wish to stay with it.
    if (this.#options.host.follow === 'off') this.#isWish = false;
    const isPageWanted = !this.#isPaging && this.#turnPage(view);
    this.#isPaging ||= isPageWanted;
    if (isAway !== this.#isAway || isPageWanted) this.#options.onChange();
    this.#isAway = isAway;
  }

  /** Has further messages drawn before the reader gets to them. */
  #turnPage({scrollTop, clientHeight, scrollHeight}: HTMLElement): boolean {
    const reach = viewsAhead * clientHeight;
    if (scrollTop < reach) return this.#stretch.older();
    return scrollHeight - scrollTop - clientHeight < reach && this.#stretch.newer();
  }

  /** On paper, nobody can go for older messages. The browser waits for what is drawn before it goes on. */
  readonly #onPrint = ({type}: Event): void => {
    const {host} = this.#options;
    const isSeen = host.open === true || host.mode === 'inline';
    this.#isPrinted = type === 'beforeprint' && isSeen;
    if (this.#isPrinted) this.#stretch.toAll();
    else if (this.#grip.held !== 'place') this.#stretch.toNewest();
    host.requestUpdate();
  };

  readonly #onEarlier = (): void => {
    this.pause();
    this.#isPaging = this.#stretch.older();
    this.#options.onChange();
  };

  /** The button goes, so the focus moves on. */
  readonly #onJump = (): void => {
    this.#view?.focus({preventScroll: true});
    this.jump();
  };
}

/** More has changed than that something was added or taken away at the end. */
function isOtherBranch(before: readonly Message[], after: readonly Message[]): boolean {
  const at = Math.min(before.length, after.length) - 1;
  return before[at]?.id !== after[at]?.id;
}
