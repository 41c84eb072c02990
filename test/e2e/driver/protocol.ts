/** A key that is no character. */
export type Key =
  | 'Enter'
  | 'Tab'
  | 'Escape'
  | 'Backspace'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'PageUp'
  | 'PageDown'
  | 'Home'
  | 'End'
  | 'Shift';

/** What each protocol does for a page: everything else is built on these. */
export interface ProtocolPage {
  goto(url: string): Promise<void>;
  /** Calls a function in the page with arguments that JSON can carry, and waits for its promise. */
  evaluate<Result, Args extends readonly unknown[]>(
    call: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>;
  moveMouse(x: number, y: number): Promise<void>;
  clickMouse(x: number, y: number): Promise<void>;
  /** Turns the wheel of the mouse: down when `deltaY` is positive. */
  turnWheel(x: number, y: number, deltaY: number): Promise<void>;
  /** Types characters, one key after the other. */
  type(text: string): Promise<void>;
  press(key: Key): Promise<void>;
  /** A PNG of the viewport. */
  screenshot(): Promise<Uint8Array>;
  resize(width: number, height: number): Promise<void>;
  /** Makes the processor so many times slower; there in Chromium alone. */
  readonly slowDown?: (times: number) => Promise<void>;
  /** Shows the page as on paper; in Chromium alone. */
  readonly showAsPrinted?: () => Promise<void>;
  /** Shows the page to a visitor with such wishes: names and values of media features; in Chromium alone. */
  readonly showWith?: (features: Readonly<Record<string, string>>) => Promise<void>;
  /** Another tab, or window, of the same visitor: what one stores the other finds. */
  openTab(): Promise<ProtocolPage>;
  close(): Promise<void>;
}

/** A browser that opens one fresh page after the other. */
export interface ProtocolBrowser {
  openPage(): Promise<ProtocolPage>;
  close(): Promise<void>;
}
