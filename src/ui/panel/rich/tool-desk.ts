import {html, nothing, type TemplateResult} from 'lit/html.js';
import {prettyJson} from '../../../blocks/view-json.js';
import {isChatError, type Chat, type ToolCall} from '../../../model/index.js';
import type {AllStrings} from '../../strings-rich.js';

/** What decisions need from the panel. */
export interface ToolDeskOptions {
  readonly readChat: () => Chat | undefined;
  readonly onChange: () => void;
  /** A decision was made: its buttons go, so the focus moves on. */
  readonly onDecided: () => void;
}

/** What a visitor has begun to decide about a call. */
interface Draft {
  /** The arguments as text, while they are changed. */
  readonly input?: string;
  /** What is wrong with them. */
  readonly fault?: string;
  readonly reason?: string;
  readonly isAlways?: boolean;
}

/** Where the visitor allows calls of tools, changes what they are called with, or denies them. */
export class ToolDesk {
  /** A new one after each change. */
  version: unknown;
  readonly #options: ToolDeskOptions;
  readonly #drafts = new Map<string, Draft>();

  constructor(options: ToolDeskOptions) {
    this.#options = options;
  }

  render(call: ToolCall, strings: AllStrings): TemplateResult {
    const {toolUseId} = call;
    const draft = this.#drafts.get(toolUseId) ?? {};
    return html`
      <div class="decision" @keydown=${(event: KeyboardEvent) => this.#onKeydown(event, call)}>
        ${draft.input === undefined ? nothing : this.#renderInput(call, draft, strings)}
        ${draft.reason === undefined ? nothing : this.#renderReason(call, draft, strings)}
        <div class="choices">
          <button part="approve-button" class="main" type="button" @click=${() => this.#approve(call, strings)}>
            ${strings.allow}
          </button>
          <button part="deny-button" type="button" @click=${() => this.#deny(call)}>${strings.deny}</button>
          ${draft.input === undefined ? this.#renderOpener(call, 'input', strings) : nothing}
          ${draft.reason === undefined ? this.#renderOpener(call, 'reason', strings) : nothing}
        </div>
        <label class="always">
          <input
            type="checkbox"
            .checked=${draft.isAlways ?? false}
            @change=${(event: Event) => this.#change(call, {isAlways: readChecked(event)})}
          />
          ${strings.alwaysAllow}
        </label>
      </div>
    `;
  }

  #renderOpener(call: ToolCall, field: 'input' | 'reason', strings: AllStrings) {
    const text = field === 'input' ? prettyJson(call.input) : '';
    return html`
      <button class="plain" type="button" @click=${(event: Event) => this.#open(event, call, {[field]: text})}>
        ${field === 'input' ? strings.changeArguments : strings.denyWithReason}
      </button>
    `;
  }

  #renderInput(call: ToolCall, {input = '', fault}: Draft, strings: AllStrings) {
    return html`
      <label class="edit">
        ${strings.argumentsAsJson}
        <textarea
          class="code"
          rows=${Math.min(12, input.split('\n').length + 1)}
          dir="ltr"
          spellcheck="false"
          aria-invalid=${fault ? 'true' : 'false'}
          .value=${input}
          @input=${(event: Event) => this.#change(call, {input: readValue(event)})}
        ></textarea>
      </label>
      <p class="fault" role="alert" lang=${fault === strings.noJson ? strings.lang : 'en'}>${fault ?? nothing}</p>
    `;
  }

  #renderReason(call: ToolCall, {reason = ''}: Draft, strings: AllStrings) {
    return html`
      <label class="edit">
        ${strings.reason}
        <input
          type="text"
          class="reason"
          dir="auto"
          maxlength="1000"
          .value=${reason}
          @input=${(event: Event) => this.#change(call, {reason: readValue(event)})}
        />
      </label>
    `;
  }

  #approve(call: ToolCall, strings: AllStrings): void {
    const {input, isAlways = false} = this.#drafts.get(call.toolUseId) ?? {};
    try {
      const changed: unknown = input === undefined ? undefined : JSON.parse(input);
      this.#options.readChat()?.approve(call.toolUseId, changed, {remember: isAlways});
    } catch (error) {
      const fault = isChatError(error) ? error.message : strings.noJson;
      return this.#change(call, {fault});
    }
    this.#decided(call);
  }

  #deny(call: ToolCall): void {
    const {reason} = this.#drafts.get(call.toolUseId) ?? {};
    this.#options.readChat()?.deny(call.toolUseId, reason);
    this.#decided(call);
  }

  #decided({toolUseId}: ToolCall): void {
    this.#drafts.delete(toolUseId);
    this.version = {};
    this.#options.onDecided();
  }

  /** The button makes room for a field, which takes over its focus. */
  #open({currentTarget}: Event, call: ToolCall, changes: Draft): void {
    const form = currentTarget instanceof Element ? currentTarget.closest('.decision') : null;
    this.#change(call, changes);
    requestAnimationFrame(() =>
      form?.querySelector<HTMLElement>(changes.input === undefined ? '.reason' : '.code')?.focus(),
    );
  }

  #change({toolUseId}: ToolCall, changes: Draft): void {
    const {fault: _, ...draft} = this.#drafts.get(toolUseId) ?? {};
    this.#drafts.set(toolUseId, {...draft, ...changes});
    this.version = {};
    this.#options.onChange();
  }

  readonly #onKeydown = (event: KeyboardEvent, call: ToolCall): void => {
    const {target, key} = event;
    if (event.isComposing || !(target instanceof Element)) return;
    if (key === 'Enter' && target.matches('.reason')) this.#deny(call);
    if (key !== 'Escape' || !target.matches('.reason, .code')) return;
    // The field closes, the panel does not.
    event.preventDefault();
    const form = target.closest('.decision');
    this.#drafts.delete(call.toolUseId);
    this.version = {};
    this.#options.onChange();
    form?.querySelector<HTMLElement>('.main')?.focus();
  };
}

function readValue({target}: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement ? target.value : '';
}

function readChecked({target}: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}
