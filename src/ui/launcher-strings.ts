import {readLanguage} from './read-lang.js';

/** The texts that are needed before the panel's own piece has arrived. */
export interface LauncherStrings {
  /** Name of the launcher and title of the panel, where the page gives no heading. */
  readonly title: string;
  /** Name of the button that closes the panel. */
  readonly close: string;
  /** Stands in the panel until its contents have arrived. */
  readonly loading: string;
  /** The chat's code could not be fetched. */
  readonly loadFailed: string;
  readonly tryAgain: string;
}

/** The texts in English. */
export const launcherStrings: LauncherStrings = {
  title: 'Chat',
  close: 'Close the chat',
  loading: 'Opening the chat …',
  loadFailed: 'The chat could not be loaded. Check your connection and try again.',
  tryAgain: 'Try again',
};

/**
 * A line for each other language: title, name of the button that closes, what is said when the code does not come, and
 * the button that tries again. What a page pays for that never opens its chat is short.
 */
export const launcherWords = `ar|دردشة|إغلاق الدردشة|تعذّر تحميل الدردشة.|إعادة المحاولة
de|Chat|Chat schließen|Der Chat lädt nicht.|Noch einmal versuchen
es|Chat|Cerrar el chat|El chat no se ha cargado.|Reintentar
fr|Discussion|Fermer la discussion|La discussion ne se charge pas.|Réessayer
it|Chat|Chiudi la chat|La chat non si carica.|Riprova
ja|チャット|チャットを閉じる|チャットを読み込めません。|再試行
ko|채팅|채팅 닫기|채팅을 불러오지 못했습니다.|다시 시도
nl|Chat|Chat sluiten|De chat laadt niet.|Opnieuw proberen
pl|Czat|Zamknij czat|Nie udało się wczytać czatu.|Spróbuj ponownie
pt|Chat|Fechar o chat|O chat não carregou.|Tentar de novo
zh|聊天|关闭聊天|无法加载聊天。|重试`;

/** The texts in the language of the page, and in the page's own words where it has some. */
export function readLauncherStrings(
  chat: Element & {readonly strings?: Partial<LauncherStrings> | undefined},
): LauncherStrings {
  const language = readLanguage(chat);
  const line = launcherWords.split('\n').find((each) => each.startsWith(`${language}|`));
  const [, title = '', close = '', loadFailed = '', tryAgain = ''] = line?.split('|') ?? [];
  const translated = line && {title, close, loading: `${title} …`, loadFailed, tryAgain};
  return {...launcherStrings, ...translated, ...chat.strings};
}
