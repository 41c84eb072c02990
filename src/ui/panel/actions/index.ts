import {html, nothing, type TemplateResult} from 'lit/html.js';
import type {Chat, Message} from '../../../model/index.js';
import {OutcropUsageEvent} from '../../events-rich.js';
import type {ChatSettings} from '../../settings-element.js';
import {allStrings, type AllStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import {formStyles} from '../form-styles.js';
import {againIcon, backIcon, copyIcon, editIcon, forwardIcon, tickIcon} from '../icons.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {renderDay, renderTime} from './dates.js';
import {Feedback} from './feedback.js';
import {focusInItem} from './focus-in-item.js';
import {IdleButtons} from './idle-buttons.js';
import {QuestionEditor} from './question-editor.js';
import {actionStyles} from './styles.js';
import {describeUsage} from './usage.js';

/** What the actions need from the panel. */
export interface ActionsOptions {
  readonly host: PanelHost;
  readonly readChat: () => Chat | undefined;
  readonly readSettings: () => ChatSettings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
  /** The visitor turns to something else than the newest words. */
  readonly onTurnAway: () => void;
  /** Asks for an answer, and brings its place into view. */
  readonly ask: (call: (chat: Chat) => Promise<Message>) => void;
  readonly writeText?: (text: string) => Promise<void>;
}

/** A question, or the whole of what answered it. */
export interface Turn {
  readonly strings: Strings;
  /** Its messages that can be seen, oldest first. */
  readonly messages: readonly Message[];
  /** Nothing comes after it. */
  readonly isLast: boolean;
}

/** How long a button shows that something was copied. */
const copiedMs = 2000;

/** Makes what a visitor can do with messages. */
export function createActions(options: ActionsOptions): MessageActions {
  return new MessageActions(options);
}

/** What a visitor can do with messages: copy, ask anew, change a question, choose a version, say what it was worth. */
export class MessageActions implements Piece {
  readonly styles: readonly CSSStyleSheet[] = [formStyles, actionStyles];
  readonly #options: ActionsOptions;
  readonly #feedback: Feedback;
  readonly #editor: QuestionEditor;
  #copied: string | undefined;

  constructor(options: ActionsOptions) {
    const onChange = (id: string) => this.#change(id);
    this.#options = options;
    options.host.addController(new IdleButtons(options));
    this.#feedback = new Feedback({host: options.host, onChange, say: options.say});
    this.#editor = new QuestionEditor({
      onChange,
      onCancel: (from) => void focusInItem(options.host, from, 'edit-button'),
      onEdit: (id, text) => options.ask((chat) => chat.edit(id, text)),
    });
  }

  readonly #versions = new Map<string, unknown>();

  /** Something else whenever the actions of a message are to be drawn again. */
  versionOf(id: string): unknown {
    return this.#versions.get(id);
  }

  /** Says which day it is where that is another one than before. */
  renderDay(message: Message, previous: Message | undefined, strings: Strings): TemplateResult | typeof nothing {
    return renderDay(message.createdAt, {previous: previous?.createdAt, lang: strings.lang});
  }

  /** What takes the place of a question while it is changed. */
  renderEditor(message: Message, strings: Strings): TemplateResult | undefined {
    return this.#editor.render(message, allStrings(strings));
  }

  /** What stands below a question or an answer. */
  render(turn: Turn): TemplateResult | typeof nothing {
    const [first] = turn.messages;
    const last = turn.messages.at(-1);
    if (!first || !last || last.status === 'streaming' || this.#editor.isOpen(first.id)) return nothing;
    const strings = allStrings(turn.strings);
    const isAnswer = first.role === 'assistant';
    return html`
      <div class="actions" role="group" lang=${strings.lang} aria-label=${strings.actions}>
        ${this.#renderCopy(turn, strings)}
        ${isAnswer ? nothing : this.#renderButton('edit-button', {name: strings.edit, icon: editIcon(), isForIdle: true, onClick: () => this.#openEditor(first)})}
        ${
          isAnswer && turn.isLast
            ? this.#renderButton('regenerate-button', {
                name: strings.regenerate,
                icon: againIcon(),
                isForIdle: true,
                onClick: () => this.#options.ask((chat) => chat.regenerate()),
              })
            : nothing
        }
        ${isAnswer && !this.#options.host.withoutFeedback ? this.#feedback.renderButtons(last.id, strings) : nothing}
        ${this.#renderBranches(first.id, strings)} ${renderTime(last.createdAt, strings.lang)}
        ${this.#renderUsage(turn, strings)}
      </div>
      ${isAnswer ? this.#feedback.renderComment(last.id, strings) : nothing}
    `;
  }

  /** Tells the page what an answer took. */
  tellUsage({id, usage: answer}: Message): void {
    const {host, readChat} = this.#options;
    const chat = readChat();
    if (answer && chat) host.dispatchEvent(new OutcropUsageEvent(chat.state.usage, {answer, messageId: id}));
  }

  #renderCopy({messages}: Turn, strings: AllStrings) {
    const id = messages.at(-1)?.id ?? '';
    const text = messages.flatMap(readWords).join('\n\n');
    const isCopied = this.#copied === id;
    if (text === '') return nothing;
    return this.#renderButton('copy-button', {
      name: isCopied ? strings.copied : strings.copy,
      icon: isCopied ? tickIcon() : copyIcon(),
      onClick: () => void this.#copy(text, {id, strings}),
    });
  }

  #renderButton(
    part: string,
    {name, icon, isForIdle, onClick}: {name: string; icon: unknown; isForIdle?: boolean; onClick: () => void},
  ) {
    return html`
      <button
        part=${part}
        class=${isForIdle ? 'tool-button idle' : 'tool-button'}
        type="button"
        aria-label=${name}
        title=${name}
        @click=${onClick}
      >
        ${icon}
      </button>
    `;
  }

  #renderBranches(id: string, strings: AllStrings) {
    const branch = this.#options.readChat()?.branchOf(id);
    if (!branch || branch.count < 2) return nothing;
    const {index, count} = branch;
    const step = (by: number, {currentTarget}: Event): void => {
      const [same, other] = by < 0 ? ['previous-branch', 'next-branch'] : ['next-branch', 'previous-branch'];
      this.#options.readChat()?.stepBranch(id, by);
      void focusInItem(this.#options.host, currentTarget, same, other);
    };
    return html`
      <span part="branches" class="branches idle">
        <button
          part="previous-branch"
          class="tool-button"
          type="button"
          aria-label=${strings.previousVersion}
          ?disabled=${index === 0}
          @click=${(event: Event) => step(-1, event)}
        >
          ${backIcon()}
        </button>
        <span aria-label=${strings.version(index + 1, count)} role="img">${index + 1}/${count}</span>
        <button
          part="next-branch"
          class="tool-button"
          type="button"
          aria-label=${strings.nextVersion}
          ?disabled=${index === count - 1}
          @click=${(event: Event) => step(1, event)}
        >
          ${forwardIcon()}
        </button>
      </span>
    `;
  }

  #renderUsage({messages}: Turn, strings: AllStrings) {
    const {host, readSettings} = this.#options;
    const words = host.showUsage ? describeUsage(messages, readSettings().budget?.prices, strings) : undefined;
    return words ? html`<span part="usage" class="usage">${words}</span>` : nothing;
  }

  #openEditor(question: Message): void {
    this.#options.onTurnAway();
    this.#editor.open(question);
  }

  async #copy(text: string, {id, strings}: {id: string; strings: AllStrings}): Promise<void> {
    const {say, writeText = (words) => navigator.clipboard.writeText(words)} = this.#options;
    try {
      await writeText(text);
    } catch {
      // The page or the visitor does not allow it.
      return say(strings.copyFailed);
    }
    say(strings.copied);
    this.#copied = id;
    this.#change(id);
    setTimeout(() => {
      this.#copied = undefined;
      this.#change(id);
    }, copiedMs);
  }

  #change(id: string): void {
    this.#versions.set(id, {});
    this.#options.onChange();
  }
}

/** The words of a message as the model wrote them: markdown. */
function readWords({blocks}: Message): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'text') return [block.text.trim()];
    return block.kind === 'citations' ? [block.spans.map(({text}) => text).join('')] : [];
  });
}
