import type {ConversationElement} from './conversation-element.js';
import {isNewHere} from './open-memory.js';

/** Fetches the greeting beside the launcher, where there is one for this visitor. One that does not come is no loss. */
export function offerGreeting(chat: ConversationElement): void {
  if (!chat.teaser || !isNewHere(chat)) return;
  import('./teaser/index.js').then(
    ({greet}) => greet(chat),
    () => undefined,
  );
}
