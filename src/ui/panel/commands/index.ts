import type {ReactiveController} from 'lit';
import {html, nothing, type TemplateResult} from 'lit/html.js';
import {ChatError} from '../../../model/index.js';
import {OutcropErrorEvent} from '../../events.js';
import {allStrings} from '../../strings-rich.js';
import type {Strings} from '../../strings.js';
import type {Command} from '../../view-settings.js';
import {writeInto} from '../extras/write-into.js';
import type {Piece} from '../lazy-piece.js';
import type {PanelHost} from '../panel-host.js';
import {checkCommands} from './check-commands.js';
import {findCommand, readLine} from './find-commands.js';
import {CommandList} from './list.js';
import {commandStyles} from './styles.js';

/** What commands need from the panel. */
export interface CommandsOptions {
  readonly host: PanelHost;
  readonly readStrings: () => Strings;
  readonly onChange: () => void;
  readonly say: (text: string) => void;
}

/** Makes what calls the commands of a page. */
export function createCommands(options: CommandsOptions): Commands {
  return new Commands(options);
}

/** Calls what a page has registered, by a slash at the begin of the text field. */
export class Commands implements Piece, ReactiveController {
  readonly styles: readonly CSSStyleSheet[] = [commandStyles];
  readonly #options: CommandsOptions;
  readonly #list: CommandList;
  #given: unknown;
  #commands: readonly Command[] = [];
  #error: ChatError | undefined;
  #input: HTMLTextAreaElement | undefined;

  constructor(options: CommandsOptions) {
    this.#options = options;
    this.#list = new CommandList({
      ...options,
      readCommands: () => this.#commands,
      onChoose: (command, isWritten) => this.#choose(command, isWritten),
    });
    options.host.addController(this);
    this.#check();
  }

  hostUpdate(): void {
    this.#check();
  }

  hostUpdated(): void {
    const input = this.#options.host.renderRoot.querySelector<HTMLTextAreaElement>('.input') ?? undefined;
    this.#input = input;
    this.#list.attach(input);
  }

  /** The list, and why a command did not work. */
  render(): TemplateResult {
    return html`${this.#list.render()} ${this.#renderError()}`;
  }

  /** Takes a text that calls a command; false for any other. */
  take(text: string): boolean {
    const line = readLine(text.trim());
    const command = line && findCommand(this.#commands, line.name);
    if (!line || !command) {
      this.#error = undefined;
      return false;
    }
    this.#call(command, line.rest ?? '', text);
    return true;
  }

  /** Looks at what the page has set, once for each that it sets. */
  #check(): void {
    const given: unknown = this.#options.host.commands;
    if (given === this.#given) return;
    this.#given = given;
    const {commands, mistakes} = checkCommands(given);
    this.#commands = commands;
    this.#error = undefined;
    if (mistakes.length === 0) return;
    const message = 'The commands of this chat are not set up right.';
    this.#tell(new ChatError('config', {message, hint: mistakes.join('\n')}));
  }

  /** What was chosen from the list: `isWritten` leaves it in the text field, for what is to follow. */
  #choose(command: Command, isWritten: boolean): void {
    if (!this.#input) return;
    const waits = command.prompt === undefined && (isWritten || command.argument !== undefined);
    if (waits) writeInto(this.#input, `/${command.name} `);
    else this.#call(command, '', this.#input.value);
  }

  #call(command: Command, text: string, line: string): void {
    this.#error = undefined;
    if (!this.#input) return;
    const {prompt} = command;
    if (prompt === undefined) {
      writeInto(this.#input, '');
      void this.#run(command, text, line);
    } else writeInto(this.#input, [prompt, text].filter((words) => words !== '').join('\n\n'));
    this.#options.onChange();
  }

  async #run(command: Command, text: string, line: string): Promise<void> {
    const {name} = command;
    const {host, readStrings} = this.#options;
    const write = (words: string): void => {
      if (this.#input) writeInto(this.#input, String(words));
    };
    try {
      await command.run?.({text, write, send: async (content) => (await host.send?.(content)) ?? Promise.reject(gone)});
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = allStrings(readStrings()).commandFailed(name);
      // What was written is not lost, unless something else stands there by now.
      if (this.#input?.value === '') writeInto(this.#input, line);
      this.#tell(new ChatError('unknown', {message, hint: `The run of the command “${name}” threw: ${reason}`, cause}));
    }
  }

  #tell(error: ChatError): void {
    if (this.#options.host.dispatchEvent(new OutcropErrorEvent(error))) this.#error = error;
    this.#options.onChange();
  }

  #renderError() {
    const error = this.#error;
    if (!error) return nothing;
    const {understood} = allStrings(this.#options.readStrings());
    // Visitors read no hint, but a page that is not set up yet is seen by its developer.
    const hint = error.code === 'config' ? html`<p class="hint">${error.hint}</p>` : nothing;
    return html`
      <div part="notice" class="notice command-error" role="alert" data-code=${error.code}>
        <p dir="auto">${error.message}</p>
        ${hint}
        <div class="choices"><button type="button" @click=${this.#onUnderstood}>${understood}</button></div>
      </div>
    `;
  }

  readonly #onUnderstood = (): void => {
    this.#error = undefined;
    this.#input?.focus();
    this.#options.onChange();
  };
}

const gone = new TypeError('The chat is gone.');
