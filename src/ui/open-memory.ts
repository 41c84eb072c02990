import type {SettingsElement} from './settings-element.js';

/** Whether the panel was open on the page before this one in the tab, and has room beside the page here. */
export function wasOpen(chat: SettingsElement): boolean {
  return matchMedia('(min-width: 481px)').matches && attempt(() => sessionStorage.getItem(keyOf(chat))) === 'yes';
}

/** Remembers it for the next page, where the page lets anything be remembered. */
export function rememberOpen(chat: SettingsElement, isOpen: boolean): void {
  if (chat.history === 'off' || chat.consent) return;
  attempt(() => sessionStorage.setItem(keyOf(chat), isOpen ? 'yes' : 'no'));
}

function keyOf({historyKey, identityPoolId}: SettingsElement): string {
  return `outcrop open ${historyKey ?? identityPoolId}`;
}

/** Where storage is blocked, only to name it throws. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
