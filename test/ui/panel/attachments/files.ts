import type {OutcropChat} from '../../../../src/element.js';
import {allParts, getPart, until} from '../../harness.js';

const onlyPixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** A picture of one pixel. */
export function picture(name = 'stone.png'): File {
  const bytes = Uint8Array.from(atob(onlyPixel), (char) => char.charCodeAt(0));
  return new File([bytes], name, {type: 'image/png'});
}

/** A small file. */
export function document(name = 'report.pdf', text = '%PDF-1.4\n%%EOF'): File {
  return new File([text], name, {type: name.endsWith('.pdf') ? 'application/pdf' : ''});
}

/** A file whose bytes come when a test says so. */
export function slowFile(name = 'slow.txt'): {file: File; release: () => void} {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const file = new File(['slow'], name);
  const read = file.arrayBuffer.bind(file);
  file.arrayBuffer = () => held.then(read);
  return {file, release: () => release()};
}

/** What a drop or a paste carries. */
export function transferOf(...files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** Fires an event of a drag; returns whether somebody took it. */
export function drag(target: EventTarget, type: string, dataTransfer: DataTransfer): boolean {
  return !target.dispatchEvent(new DragEvent(type, {bubbles: true, composed: true, cancelable: true, dataTransfer}));
}

/** Pastes; returns whether somebody took it. */
export function paste(target: EventTarget, clipboardData: DataTransfer): boolean {
  const event = new ClipboardEvent('paste', {bubbles: true, composed: true, cancelable: true});
  // Firefox takes no files in its constructor.
  Object.defineProperty(event, 'clipboardData', {value: clipboardData});
  return !target.dispatchEvent(event);
}

/** Drops files on the chat. */
export function drop(element: OutcropChat, ...files: readonly File[]): void {
  drag(getPart(element, 'transcript'), 'drop', transferOf(...files));
}

/** Waits until so many files are read, and returns what stands for them. */
export function untilRead(element: OutcropChat, count: number): Promise<HTMLElement[]> {
  return until(() => {
    const shown = allParts(element, 'attachment');
    return shown.length === count && shown.every((file) => !file.hasAttribute('aria-busy')) && shown;
  });
}

/** What is spoken. */
export function spoken(element: OutcropChat): string {
  return element.shadowRoot?.querySelector('.announcer')?.textContent ?? '';
}

/** The buttons that take files away. */
export function removers(element: OutcropChat): HTMLButtonElement[] {
  return allParts(element, 'remove-attachment-button').filter((button) => button instanceof HTMLButtonElement);
}
