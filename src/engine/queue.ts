import type {Message, QueuedQuestion} from '../model/index.js';

interface Waiting {
  readonly question: QueuedQuestion;
  /** Answers whoever sent it. */
  settle(answer: Message | Promise<Message>): void;
}

/** Questions that wait until the answer before them is whole. */
export class Queue {
  #waiting: readonly Waiting[] = [];

  get questions(): readonly QueuedQuestion[] {
    return this.#waiting.map(({question}) => question);
  }

  /** Resolves with the answer once the question was asked. */
  add(question: QueuedQuestion): Promise<Message> {
    return new Promise((settle) => {
      this.#waiting = [...this.#waiting, {question, settle}];
    });
  }

  /** The question that waits longest, which then waits no more. */
  take(): Waiting | undefined {
    const [first, ...others] = this.#waiting;
    this.#waiting = others;
    return first;
  }

  /** True when there was such a question; whoever sent it gets the answer that is made for it. */
  remove(id: string, createAnswer: () => Message): boolean {
    const found = this.#waiting.find(({question}) => question.id === id);
    if (!found) return false;
    this.#waiting = this.#waiting.filter((each) => each !== found);
    found.settle(createAnswer());
    return true;
  }
}
