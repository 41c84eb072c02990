/** One way to show a text that arrives. */
export interface Contender {
  /** More of the text, with every piece that comes. */
  write(piece: string): void;
  /** Shows what came since the last time. */
  flush(): void;
  /** A frame has come; who does not decide by itself when to show shows now. */
  frame?(): void;
  end(): void;
}

/** Starts showing a text in an empty element. */
export type StartContender = (root: HTMLElement) => Contender;
