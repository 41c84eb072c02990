/** A tool as a page publishes it. */
export interface PageTool {
  readonly name: string;
  readonly title?: string;
  readonly description: string;
  readonly inputSchema?: object;
  readonly annotations?: Readonly<Record<string, boolean>>;
  execute(input: Record<string, unknown>, options: {readonly signal: AbortSignal}): unknown;
}

/**
 * WebMCP as its draft has it, so far as a page and a chat use it: results are JSON, arguments an object, and what a tool
 * throws is told to nobody.
 */
export class DraftModelContext extends EventTarget {
  readonly #tools = new Map<string, PageTool>();

  async registerTool(tool: PageTool, {signal}: {readonly signal?: AbortSignal} = {}): Promise<void> {
    if (this.#tools.has(tool.name)) throw new DOMException('There is one of this name.', 'InvalidStateError');
    this.#tools.set(tool.name, tool);
    this.dispatchEvent(new Event('toolchange'));
    signal?.addEventListener('abort', () => {
      this.#tools.delete(tool.name);
      this.dispatchEvent(new Event('toolchange'));
    });
  }

  async getTools(): Promise<readonly object[]> {
    const tools = [...this.#tools.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return tools.map(({execute: _execute, title = '', ...tool}) => ({
      ...this.show(tool),
      title,
      window: globalThis,
      origin: location.origin,
    }));
  }

  async executeTool(
    {name}: {readonly name: string},
    input: unknown = {},
    {signal}: {readonly signal?: AbortSignal} = {},
  ): Promise<string | null> {
    const tool = this.#tools.get(name);
    if (!tool) throw new DOMException('', 'UnknownError');
    const controller = new AbortController();
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => {
        controller.abort();
        reject(signal.reason);
      });
    });
    const run = async () => JSON.stringify((await tool.execute(this.read(input), controller)) ?? null);
    return Promise.race([
      run().catch(() => {
        throw new DOMException('', 'UnknownError');
      }),
      aborted,
    ]);
  }

  /** The arguments as the tool is given them. */
  protected read(input: unknown): Record<string, unknown> {
    if (typeof input !== 'object' || input === null) throw new TypeError('The arguments are no object.');
    return JSON.parse(JSON.stringify(input));
  }

  /** What a list shows of a tool. */
  protected show(tool: Omit<PageTool, 'execute' | 'title'>): object {
    return structuredClone(tool);
  }
}

/** Chrome 154: the schema is an object already, the arguments are still a string. */
export class StringModelContext extends DraftModelContext {
  protected override read(input: unknown): Record<string, unknown> {
    return JSON.parse(String(input));
  }
}

/** Chrome 150 to 153: both are strings, and nothing else will do. */
export class OldModelContext extends DraftModelContext {
  protected override read(input: unknown): Record<string, unknown> {
    if (typeof input !== 'string') throw new TypeError('Failed to parse input');
    return JSON.parse(input);
  }

  protected override show({inputSchema, ...tool}: Omit<PageTool, 'execute' | 'title'>): object {
    return {...tool, inputSchema: inputSchema ? JSON.stringify(inputSchema) : ''};
  }
}

/** A shop with five tools, and what they have done. */
export function shopTools(): {readonly tools: readonly PageTool[]; readonly cart: string[]} {
  const cart: string[] = [];
  const id = {type: 'object', properties: {id: {type: 'string'}}, required: ['id']};
  const reading = {readOnlyHint: true};
  const tools: readonly PageTool[] = [
    {
      name: 'shop.search',
      title: 'Search the shop',
      description: 'Finds things by words.',
      inputSchema: {type: 'object', properties: {words: {type: 'string'}}, required: ['words']},
      annotations: reading,
      execute: ({words}) => ({found: [`${String(words)}-1`]}),
    },
    {
      name: 'show_thing',
      description: 'Shows a thing.',
      inputSchema: id,
      annotations: reading,
      execute: ({id}) => ({content: [{type: 'text', text: `${String(id)} costs 7.`}]}),
    },
    {name: 'read_cart', description: 'Reads the cart.', annotations: reading, execute: () => cart},
    {
      name: 'add_to_cart',
      description: 'Puts a thing into the cart.',
      inputSchema: id,
      execute: async ({id}) => {
        cart.push(String(id));
        return 'Added.';
      },
    },
    {
      name: 'pay',
      description: 'Pays.',
      annotations: {...reading, consequentialHint: true},
      execute: () => Promise.reject(new Error('The card was refused.')),
    },
  ];
  return {tools, cart};
}
