/** What the chat tells the page, each event with a few words of what it says. */
import type {ContentBlock, OutcropChat} from '../../src/element.js';
import type {ChatEvents} from '../../src/types/index.js';
import type {Log} from './log.js';

/** By the name of the event; TypeScript complains where one is left out. */
const details: {readonly [Name in keyof ChatEvents]: (event: ChatEvents[Name]) => string} = {
  'outcrop-open': () => '',
  'outcrop-close': () => '',
  'outcrop-send': ({content}) => quote(content),
  'outcrop-reply-start': ({message}) => message.id,
  'outcrop-reply-end': ({message, stopReason, usage}) =>
    [message.status, stopReason, usage && `${usage.totalTokens} tokens`, quote(message.content)]
      .filter(Boolean)
      .join(' · '),
  'outcrop-tool-call': ({toolUse}) => `${toolUse.name}(${JSON.stringify(toolUse.input)})`,
  'outcrop-tool-result': ({toolUse, status, content}) => `${toolUse.name} · ${status} · ${JSON.stringify(content)}`,
  'outcrop-usage': ({answer, usage}) => `${answer.totalTokens} of ${usage.totalTokens} tokens so far`,
  'outcrop-feedback': ({value, comment}) => [value, comment].filter(Boolean).join(' · '),
  'outcrop-link': ({url}) => url,
  'outcrop-error': ({error}) => [error.code, error.message, error.hint].filter(Boolean).join(' · '),
};

const longest = 160;

/** Writes every event of the chat into the log. */
export function logEvents(chat: OutcropChat, log: Log): void {
  for (const name of Object.keys(details) as (keyof ChatEvents)[]) {
    chat.addEventListener(name, (event) => log.add(name, describe(name, event)));
  }
}

function describe<Name extends keyof ChatEvents>(name: Name, event: ChatEvents[Name]): string {
  return shorten(details[name](event));
}

function quote(content: readonly ContentBlock[]): string {
  const words = content.map((block) => block.text ?? `[${Object.keys(block).join(', ')}]`).join(' ');
  return `“${shorten(words)}”`;
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
