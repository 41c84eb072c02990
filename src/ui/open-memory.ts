import type {SettingsElement} from './settings-element.js';

/** Whether the panel was open on the page before this one in the tab, and has room beside the page here. */
export function recallOpen(chat: SettingsElement): boolean {
  return matchMedia('(min-width: 481px)').matches && use(chat, (key) => sessionStorage.getItem(key)) === 'yes';
}

/** Remembers it for the next page. */
export function rememberOpen(chat: SettingsElement, isOpen: boolean): void {
  use(chat, (key) => sessionStorage.setItem(key, isOpen ? 'yes' : 'no'));
}

/** Only where the page lets something be remembered. And where storage is blocked, to name it throws. */
function use<T>({history, consent, historyKey, identityPoolId}: SettingsElement, act: (key: string) => T) {
  try {
    return history === 'off' || consent ? undefined : act(`outcrop open ${historyKey ?? identityPoolId}`);
  } catch {
    return undefined;
  }
}
