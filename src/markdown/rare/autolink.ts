const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const address = /<([a-z][a-z0-9.+-]{1,31}:[^<>\s\p{Cc}]*)>/iuy;
const mail = new RegExp(`<([a-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${label}(?:\\.${label})*)>`, 'iy');

/** An address in angle brackets. */
export interface Autolink {
  readonly words: string;
  readonly url: string;
  readonly end: number;
}

/** Reads the address in angle brackets that begins at `start`. */
export function readAutolink(text: string, start: number): Autolink | undefined {
  address.lastIndex = start;
  const words = address.exec(text)?.[1];
  if (words !== undefined) return {words, url: words, end: address.lastIndex};
  mail.lastIndex = start;
  const name = mail.exec(text)?.[1];
  return name === undefined ? undefined : {words: name, url: `mailto:${name}`, end: mail.lastIndex};
}
