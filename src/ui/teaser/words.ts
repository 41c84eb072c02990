import {readLanguage} from '../read-lang.js';

/** Name of the button that puts the greeting away, in each language. */
export const dismissWords: Readonly<Record<string, string>> = {
  ar: 'إخفاء الرسالة',
  de: 'Hinweis ausblenden',
  en: 'Dismiss',
  es: 'Descartar',
  fr: 'Masquer ce message',
  it: 'Nascondi il messaggio',
  ja: 'メッセージを閉じる',
  ko: '메시지 닫기',
  nl: 'Bericht verbergen',
  pl: 'Ukryj wiadomość',
  pt: 'Dispensar',
  zh: '关闭消息',
};

/** The word in the language of the page. */
export function readDismissWord(chat: Element): string {
  const language = readLanguage(chat);
  return new Map(Object.entries(dismissWords)).get(language) ?? 'Dismiss';
}
