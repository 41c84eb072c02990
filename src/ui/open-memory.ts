import type {SettingsElement} from './settings-element.js';

/** Whether the panel was open on the page before this one in the tab, and has room beside the page here. */
export function recallOpen(chat: SettingsElement): boolean {
  return matchMedia('(min-width: 481px)').matches && recall(chat) === 'yes';
}

/** Nothing is known of a visitor in this tab who has opened or closed the chat, or put its greeting away. */
export function isNewHere(chat: SettingsElement): boolean {
  return !recall(chat);
}

/** Remembers for the next page whether it is open. */
export function rememberOpen(chat: SettingsElement, isOpen: boolean): void {
  use(chat, (key) => sessionStorage.setItem(key, isOpen ? 'yes' : 'no'));
}

function recall(chat: SettingsElement): string | null | undefined {
  return use(chat, (key) => sessionStorage.getItem(key));
}

/** Only where the page lets something be remembered. And where storage is blocked, to name it throws. */
function use<T>({history, consent, historyKey, identityPoolId}: SettingsElement, act: (key: string) => T) {
  try {
    return history === 'off' || consent ? undefined : act(`outcrop open ${historyKey ?? identityPoolId}`);
  } catch {
    return undefined;
  }
}
