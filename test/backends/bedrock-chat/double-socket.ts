import type {WebSocketLike} from '../../../src/backends/bedrock-chat/index.js';
import {isRecord, Unprocessable} from './double-rules.js';
import {drop, hang, token} from './double-store.js';
import type {DoubleStore, Said} from './double-store.js';

type Listener = (event: {readonly data?: unknown}) => void;

/** The longest message that the gateway takes. */
const longest = 32 * 1024;

/** A socket as a test sees it. */
export interface DoubleSocket extends WebSocketLike {
  readonly url: string;
  /** What the client sent. */
  readonly sent: readonly unknown[];
  readonly isOpen: boolean;
  /** The server says something. */
  say(said: Said): void;
}

/** A `WebSocket` that is connected to the double. Everything that it says comes in a task of its own, in order. */
export function createSocketClass(
  double: DoubleStore,
  onOpen: (socket: DoubleSocket) => void,
): new (url: string) => DoubleSocket {
  return class implements DoubleSocket {
    readonly url: string;
    readonly sent: unknown[] = [];
    isOpen = true;
    readonly #listeners: {readonly type: string; readonly listener: Listener}[] = [];
    readonly #parts = new Map<number, string>();

    constructor(url: string) {
      this.url = url;
      onOpen(this);
      this.#later(() => this.#tell('open'));
    }

    addEventListener(type: string, listener: Listener): void {
      this.#listeners.push({type, listener});
    }

    send(data: string): void {
      if (!this.isOpen) throw new Error('The socket is closed.');
      const message: unknown = JSON.parse(data);
      this.sent.push(message);
      if (new TextEncoder().encode(data).length > longest) return this.drop();
      this.#later(() => this.#answer(isRecord(message) ? message : {}));
    }

    close(): void {
      this.isOpen = false;
    }

    /** The connection breaks: an error that says nothing, and the end. */
    drop(): void {
      this.#later(() => {
        this.isOpen = false;
        this.#tell('error');
        this.#tell('close');
      });
    }

    say(said: Said): void {
      if (said === hang) return undefined;
      if (said === drop) return this.drop();
      const data = typeof said === 'string' ? said : JSON.stringify(said);
      this.#later(() => this.#tell('message', data));
    }

    #answer(message: Record<string, unknown>): void {
      if (message['step'] === 'START') {
        const isKnown = message['token'] === token;
        return this.say(isKnown ? 'Session started.' : {status: 'ERROR', reason: 'Invalid token.'});
      }
      if (message['step'] === 'BODY') {
        this.#parts.set(Number(message['index']), String(message['part']));
        return this.say('Message part received.');
      }
      return this.#end();
    }

    #end(): void {
      const parts = [...this.#parts].toSorted(([first], [second]) => first - second).map(([, part]) => part);
      try {
        const {input, write} = double.ask(JSON.parse(parts.join('')), false);
        for (const said of double.say(input)) {
          if (isRecord(said) && said['status'] === 'STREAMING_END') write();
          this.say(said);
        }
      } catch (error) {
        const reason = error instanceof Unprocessable ? `validation error: ${error.message}` : String(error);
        this.say({status: 'ERROR', reason: `Failed to run stream handler: ${reason}`});
      }
    }

    #tell(type: string, data?: string): void {
      for (const each of this.#listeners) if (each.type === type) each.listener({data});
    }

    /** In a task of its own, as a network would; nothing is heard of a socket that is closed. */
    #later(act: () => void): void {
      setTimeout(() => this.isOpen && act(), 0);
    }
  };
}
