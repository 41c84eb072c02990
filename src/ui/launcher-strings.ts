/** The texts that are needed before the panel's own piece has arrived. */
export interface LauncherStrings {
  /** Name of the launcher and title of the panel, where the page gives no heading. */
  readonly title: string;
  /** Follows the launcher's name when something was said since the panel was closed. */
  readonly news: string;
  readonly close: string;
  readonly loading: string;
  /** The chat's code could not be fetched. */
  readonly loadFailed: string;
  readonly tryAgain: string;
}

/** The texts in English. */
export const launcherStrings: LauncherStrings = {
  title: 'Chat',
  news: ', new answer',
  close: 'Close the chat',
  loading: 'Opening the chat …',
  loadFailed: 'The chat could not be loaded. Check your connection and try again.',
  tryAgain: 'Try again',
};
