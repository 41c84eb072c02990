import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult} from 'lit';
import {ConversationElement} from './conversation-element.js';
import {OutcropCloseEvent, OutcropOpenEvent} from './events.js';
import {FocusReturn} from './focus-return.js';
import {renderBox, renderLauncher, renderPending} from './frame.js';
import {readLauncherStrings, type LauncherStrings} from './launcher-strings.js';
import {offerGreeting} from './offer-greeting.js';
import {recallOpen, rememberOpen} from './open-memory.js';
import {settingNames} from './settings-element.js';
import {showStates} from './show-states.js';
import {frameStyles} from './styles/frame.js';
import {launcherStyles} from './styles/launcher.js';
import {tokens} from './styles/tokens.js';

/**
 * A chat that talks to Amazon Bedrock straight from the page. Until a visitor seems about to use it, a page has loaded
 * the launcher alone. A setting that changes applies from the next question on.
 * @summary A chat that talks to Amazon Bedrock straight from the page.
 * @tagname outcrop-chat
 *
 * @slot header - Replaces the title in the panel's header.
 * @slot empty - Replaces the greeting that stands in an empty conversation.
 * @slot footer - Something below the composer.
 * @slot launcher-icon - Replaces the icon of the launcher.
 * @slot composer-extra - Something in the composer, before the text.
 *
 * @fires {OutcropOpenEvent} outcrop-open - The panel was opened.
 * @fires {OutcropCloseEvent} outcrop-close - The panel was closed.
 * @fires {OutcropSendEvent} outcrop-send - Something is about to be sent. Cancelable: then nothing is.
 * @fires {OutcropReplyStartEvent} outcrop-reply-start - An answer begins.
 * @fires {OutcropReplyEndEvent} outcrop-reply-end - An answer has ended, well or not.
 * @fires {OutcropToolCallEvent} outcrop-tool-call - A tool is about to run, with the visitor's leave; `respondWith()` answers in its place.
 * @fires {OutcropToolResultEvent} outcrop-tool-result - A call of a tool has come to something.
 * @fires {OutcropUsageEvent} outcrop-usage - An answer has told how many tokens it took.
 * @fires {OutcropFeedbackEvent} outcrop-feedback - The visitor has said what an answer was worth; again when a comment follows.
 * @fires {OutcropLinkEvent} outcrop-link - A visitor is about to open a link of an answer. Cancelable: then it is not opened.
 * @fires {OutcropErrorEvent} outcrop-error - Something failed. Cancelable: then the chat shows no notice of it.
 *
 * @csspart launcher - The round button that opens the chat.
 * @csspart badge - On it, how many answers came while the panel was closed.
 * @csspart teaser - The greeting beside the launcher.
 * @csspart teaser-button - Its words, which open the chat.
 * @csspart teaser-close-button - The button that puts it away.
 * @csspart panel - The box of the chat.
 * @csspart header - The panel's header.
 * @csspart close-button - The button in the header that closes the panel.
 * @csspart transcript - The conversation.
 * @csspart earlier-button - The button that shows older messages.
 * @csspart jump-button - The button that leads to the newest words, there while the reader is elsewhere.
 * @csspart message - A message, whoever wrote it.
 * @csspart message-user - A message of the visitor.
 * @csspart message-assistant - An answer.
 * @csspart block - A piece of a message, of any kind.
 * @csspart block-text - Words.
 * @csspart block-reasoning - The model's thoughts.
 * @csspart block-tool-call - A call of a tool: how far it has come, its arguments, what it came to.
 * @csspart approve-button - The button that lets a tool run.
 * @csspart deny-button - The button that keeps a tool from running.
 * @csspart block-tool-result - What a tool answered.
 * @csspart block-image - A picture.
 * @csspart block-video - A film.
 * @csspart block-audio - A recording.
 * @csspart block-document - A file.
 * @csspart block-search-result - Something that a search has found.
 * @csspart block-guard-content - Words that the guardrail looks at.
 * @csspart block-citations - Words with their sources.
 * @csspart block-unknown - The note in place of something that this version does not know.
 * @csspart composer - The form at the bottom.
 * @csspart composer-input - The text field in it.
 * @csspart resize-grip - The corner by which the popup is made larger, or the edge of the drawer.
 * @csspart send-button - The button that sends.
 * @csspart stop-button - The button that ends an answer; it stands in the place of the send button.
 * @csspart notice - The notice of an error.
 * @csspart contact-link - The link to people, below a notice.
 * @csspart retry-button - The button that tries again, in a notice or after a stopped answer.
 * @csspart continue-button - The button that lets an answer go on that is not whole.
 * @csspart copy-button - The button that copies a message.
 * @csspart edit-button - The button that changes a question.
 * @csspart regenerate-button - The button that asks for another answer.
 * @csspart feedback-up - The button that says that an answer was good.
 * @csspart feedback-down - The button that says that an answer was bad.
 * @csspart feedback-comment - The form for a comment on an answer.
 * @csspart branches - Which version of a message is shown, with a button on either side.
 * @csspart previous-branch - The button that shows the version before.
 * @csspart next-branch - The button that shows the version after.
 * @csspart time - When something was said.
 * @csspart day - A line that says which day it is.
 * @csspart usage - What an answer took.
 * @csspart queue - Questions that wait for the end of an answer.
 * @csspart unqueue-button - The button that takes such a question back.
 * @csspart history-trouble - The line that says that conversations are not kept.
 * @csspart context - The line that says that the page tells the model something.
 * @csspart menu-button - The button in the header that leads to all conversations.
 * @csspart conversations - The list of conversations.
 * @csspart new-chat-button - The button that begins another conversation.
 * @csspart wipe-button - The button that deletes everything that is kept of the visitor.
 * @csspart confirm-button - The button that deletes for good.
 * @csspart ai-notice - The line that says that a machine answers.
 *
 * @cssprop [--outcrop-accent=#17594f] - Launcher, buttons, links and the visitor's messages.
 * @cssprop [--outcrop-on-accent=#ffffff] - Text and icons on the accent.
 * @cssprop [--outcrop-surface=#ffffff] - Background of the panel.
 * @cssprop [--outcrop-surface-raised=#f4f6f5] - Background of the composer and of cards.
 * @cssprop [--outcrop-border=#dde3e1] - Lines.
 * @cssprop [--outcrop-text=#1b2423] - Text.
 * @cssprop [--outcrop-text-quiet=#5b6866] - Text of less weight.
 * @cssprop [--outcrop-danger=#b3261e] - Errors, and the number on the launcher.
 * @cssprop [--outcrop-font=system-ui, sans-serif] - Typeface.
 * @cssprop [--outcrop-font-code=ui-monospace, Menlo, Consolas, monospace] - Typeface of code.
 * @cssprop [--outcrop-size=16px] - Size of the text.
 * @cssprop [--outcrop-space=8px] - The unit of all distances.
 * @cssprop [--outcrop-radius=16px] - Roundness of the panel; smaller boxes follow.
 * @cssprop [--outcrop-width=400px] - Width of the panel, unless it is inline.
 * @cssprop [--outcrop-height=640px] - Height of the panel, unless it is a drawer.
 * @cssprop [--outcrop-layer=1000] - The launcher's z-index; the open panel is in the top layer.
 *
 * @cssstate open - The panel is to be seen.
 * @cssstate busy - An answer is on its way.
 * @cssstate failed - The last turn failed.
 * @cssstate empty - Nothing has been said yet.
 */
export class OutcropChat extends ConversationElement {
  static override styles: CSSResultGroup = [tokens, launcherStyles, frameStyles];

  // Decorators would cost the launcher 0.2 KB.
  static override properties: PropertyDeclarations = {
    mode: {reflect: true},
    open: {type: Boolean, reflect: true},
    theme: {reflect: true},
  };

  /**
   * Where the chat lives: `bubble` (a launcher and a popup), `side` (a drawer) or `inline` (fills its box).
   * @attr mode
   * @default 'bubble'
   */
  declare mode: 'bubble' | 'side' | 'inline';

  /**
   * The panel is open. Without effect on an inline chat, which always is.
   * @attr open
   * @default false
   */
  declare open: boolean;

  /**
   * Colours: as the visitor's system has it (`auto`), `light` or `dark`.
   * @attr theme
   * @default 'auto'
   */
  declare theme: 'auto' | 'light' | 'dark';

  /**
   * Title of the panel and name of the launcher.
   * @attr heading
   */
  declare heading: string | undefined;

  readonly #internals = this.attachInternals();
  readonly #focusReturn = new FocusReturn(this);

  constructor() {
    super();
    Object.assign(this, {mode: 'bubble', open: false, theme: 'auto'});
  }

  get #isVisible(): boolean {
    return this.open || this.mode === 'inline';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A popover closes when it leaves the document.
    if (this.hasUpdated) this.requestUpdate();
  }

  /** Opens the panel, with the focus in its text field. */
  show(): void {
    if (this.mode === 'inline') this.focus();
    else this.open = true;
  }

  /** Closes the panel. An answer that is on its way goes on. */
  hide(): void {
    this.open = false;
  }

  /** Opens the panel, or closes it. */
  toggle(): void {
    if (this.open) this.hide();
    else this.show();
  }

  /** Puts the focus into the text field, or on the launcher of a closed chat. */
  override focus(options?: FocusOptions): void {
    if (!this.#isVisible) this.#find('.launcher')?.focus(options);
    else if (this.panel?.canFocus) this.panel.focus(options);
    else this.#find('.panel')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated && recallOpen(this)) this.open = true;
    if (settingNames.some((name) => changed.has(name))) this.panel?.onSettingsChange();
    if (changed.get('open') === false) this.#focusReturn.remember();
    if (changed.get('open') === true) this.#focusReturn.beforeClose();
  }

  protected override render(): TemplateResult {
    const {mode, open} = this;
    const strings = readLauncherStrings(this);
    const name = this.heading ?? strings.title;
    return html`
      ${mode === 'inline' ? nothing : renderLauncher({name, open, onToggle: this.toggle})}
      ${renderBox({
        name,
        strings,
        mode,
        isVisible: this.#isVisible,
        onKeydown: this.#onKeydown,
        onClose: this.hide,
        contents: this.panel?.render() ?? this.#renderPending(strings),
      })}
      ${this.panel?.renderAside()}
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#syncPopover();
    showStates(this.#internals, {
      open: this.#isVisible,
      busy: this.status !== 'idle' && this.status !== 'failed',
      failed: this.status === 'failed',
      empty: this.messages.length === 0,
    });
    if (changed.has('open') || changed.has('mode')) this.#onVisibilityChange(changed);
    if (changed.has('teaser')) offerGreeting(this);
  }

  #renderPending(strings: LauncherStrings) {
    const {error, isErrorHidden} = this.loader;
    return !this.#isVisible || isErrorHidden ? nothing : renderPending(error, strings, this.#onRetry);
  }

  #syncPopover(): void {
    const panel = this.#find('.panel');
    if (!panel?.popover || !this.isConnected) return;
    panel.togglePopover(this.open);
  }

  #onVisibilityChange(changed: PropertyValues<this>): void {
    if (this.#isVisible) void this.#fill();
    const wasOpen = changed.get('open');
    if (this.mode === 'inline' || !changed.has('open') || this.open === (wasOpen ?? false)) return;
    if (wasOpen !== undefined) rememberOpen(this, this.open);
    this.dispatchEvent(this.open ? new OutcropOpenEvent() : new OutcropCloseEvent());
    if (!this.open) this.#focusReturn.afterClose(this.#find('.launcher'));
    // What is open from the start does not take the focus.
    else if (wasOpen === false) this.focus();
  }

  /** Gets the panel's contents. What only an answer needs waits for the visitor where the chat is part of the page. */
  async #fill(): Promise<void> {
    const panel = await this.loader.load();
    if (!panel || this.mode === 'inline') return;
    panel.prepare();
    await this.updateComplete;
    if (this.shadowRoot?.activeElement === this.#find('.panel')) this.focus();
  }

  #find(selector: string): HTMLElement | undefined {
    return this.shadowRoot?.querySelector<HTMLElement>(selector) ?? undefined;
  }

  /** The button goes with its notice, so the focus moves on: to the panel, and from there into its contents. */
  readonly #onRetry = (): void => {
    this.#find('.panel')?.focus();
    void this.#fill();
  };

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || this.mode === 'inline') return;
    // A dialog of the page that the chat stands in stays open.
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };
}
