import type {Message, Tool} from '../model/index.js';
import type {ChatOptions} from './chat-options.js';
import type {Toolbox, ToolRound} from './tools/index.js';

const usualRounds = 10;

/** The tools of a chat. What runs them is fetched when there are some, or the model calls one. */
export class ToolCase {
  readonly #readOptions: () => ChatOptions;
  #toolbox: Promise<Toolbox> | undefined;

  constructor(readOptions: () => ChatOptions) {
    this.#readOptions = readOptions;
  }

  get mostRounds(): number {
    return this.#readOptions().toolLimits?.rounds ?? usualRounds;
  }

  /** The model is told of no tool. */
  get isEmpty(): boolean {
    const {tools = [], webMcp, mcpServers = []} = this.#readOptions();
    return tools.length + mcpServers.length === 0 && !webMcp;
  }

  /** Every tool that the model may call. */
  async read(): Promise<readonly Tool[]> {
    return (await this.#open()).read();
  }

  /** Begins to run what an answer calls; `kept` are the results that there are already. */
  async call(answer: Message, kept: Message | undefined, onChange: () => void): Promise<ToolRound> {
    return (await this.#open()).call(answer, kept, onChange);
  }

  close(): void {
    void this.#toolbox?.then((toolbox) => toolbox.close());
  }

  async #open(): Promise<Toolbox> {
    try {
      this.#toolbox ??= import('./tools/index.js').then(({Toolbox}) => new Toolbox(this.#readOptions));
      return await this.#toolbox;
    } catch (error) {
      // What did not arrive may do so the next time.
      this.#toolbox = undefined;
      throw error;
    }
  }
}
