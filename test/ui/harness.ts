import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {TemplateResult} from 'lit';
import '../../src/index.js';
import type {OutcropChat} from '../../src/element.js';
import type {Backend, ChatRequest, StreamPart} from '../../src/model/index.js';

/** A backend that says what a test tells it to, when the test tells it. */
export class PuppetBackend implements Backend {
  readonly requests: ChatRequest[] = [];
  prepared = 0;
  #steps: (StreamPart | Error | undefined)[] = [];
  #wake: () => void = () => undefined;

  async prepare(): Promise<void> {
    this.prepared += 1;
  }

  async *reply(request: ChatRequest, {signal}: {readonly signal: AbortSignal}): AsyncGenerator<StreamPart> {
    this.requests.push(request);
    this.#steps = [];
    signal.addEventListener('abort', () => this.#wake());
    while (!signal.aborted) {
      while (this.#steps.length > 0) {
        const step = this.#steps.shift();
        if (step === undefined) return;
        if (step instanceof Error) throw step;
        yield step;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    throw new DOMException('Aborted', 'AbortError');
  }

  /** Streams parts, or fails. */
  say(...parts: readonly (StreamPart | Error)[]): void {
    this.#steps.push(...parts);
    this.#wake();
  }

  /** Streams the last parts and ends the answer. */
  end(...parts: readonly StreamPart[]): void {
    this.#steps.push(...parts, undefined);
    this.#wake();
  }
}

/** A text delta as Converse streams it. */
export function delta(text: string, index = 0): StreamPart {
  return {contentBlockDelta: {contentBlockIndex: index, delta: {text}}};
}

/** Draws a chat and waits for it. */
export async function mount(template: TemplateResult): Promise<OutcropChat> {
  const element = await fixture<OutcropChat>(template);
  await element.updateComplete;
  return element;
}

/** An open chat, drawn in whole, with a backend that the test moves. */
export async function mountOpen(): Promise<{element: OutcropChat; backend: PuppetBackend}> {
  const backend = new PuppetBackend();
  const element = await mount(
    html`<outcrop-chat history="off" .backend=${backend} .patience=${{attempts: 1}}></outcrop-chat>`,
  );
  element.show();
  await until(() => findPart(element, 'composer-input'));
  return {element, backend};
}

/** The first element with a part. */
export function findPart<T extends HTMLElement = HTMLElement>(element: OutcropChat, part: string): T | undefined {
  return element.shadowRoot?.querySelector<T>(`[part~="${part}"]`) ?? undefined;
}

/** The element with a part; fails without one. */
export function getPart<T extends HTMLElement = HTMLElement>(element: OutcropChat, part: string): T {
  const found = findPart<T>(element, part);
  if (!found) throw new Error(`There is no part ${part}.`);
  return found;
}

/** Every element with a part. */
export function allParts(element: OutcropChat, part: string): HTMLElement[] {
  return [...(element.shadowRoot?.querySelectorAll<HTMLElement>(`[part~="${part}"]`) ?? [])];
}

/** Waits, frame by frame, until `find` finds something. */
export async function until<T>(find: () => T | undefined | null | false): Promise<T> {
  const deadline = performance.now() + 8000;
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`It did not come true within 8 seconds: ${find}`);
    await nextFrame();
  }
}

/** Waits until what has happened so far is drawn. */
export async function drawn(element: OutcropChat): Promise<void> {
  // Listeners hear of a growing answer in a task of its own, and draw with the frame after that.
  await new Promise((resolve) => setTimeout(resolve, 0));
  await nextFrame();
  await nextFrame();
  await element.updateComplete;
}

/** What has the focus, in whichever shadow root. */
export function deepFocus(): Element | null {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** Writes into the composer as a visitor does. */
export function write(element: OutcropChat, text: string): HTMLTextAreaElement {
  const input = getPart<HTMLTextAreaElement>(element, 'composer-input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  return input;
}

/** Presses a key on an element; returns whether the default stays. */
export function press(target: Element, key: string, options: KeyboardEventInit = {}): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...options}),
  );
}

/** The next event of a type. */
export function hear<T extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: T,
): Promise<HTMLElementEventMap[T]> {
  return new Promise((resolve) => target.addEventListener(type, resolve, {once: true}));
}

/** Holds the chat against the rules of accessibility, once nothing fades any more: half a fade has half the contrast. */
export async function expectAccessible(element: OutcropChat): Promise<void> {
  const transitions = element.shadowRoot?.getAnimations().filter((animation) => animation instanceof CSSTransition);
  await Promise.allSettled((transitions ?? []).map((transition) => transition.finished));
  await expect(element).to.be.accessible();
}

/** The text of the newest answer, if there is one. */
export function answerText(element: OutcropChat): string | undefined {
  return allParts(element, 'message-assistant').at(-1)?.textContent?.trim();
}
