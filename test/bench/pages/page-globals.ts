/** A message of a conversation that a page shows at once. */
export interface ShownMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

declare global {
  /** Where every page gets its answers from, piece by piece. */
  var reply: () => AsyncIterable<string>;
  /** Shows a conversation, in a page that has a function for that. */
  var showMessages: ((messages: readonly ShownMessage[]) => void) | undefined;
}
