import type {Message} from '../model/index.js';

const longest = 60;

/** What a conversation is called after its first question: the beginning of its first line, never half a character. */
export function titleOf({content}: Message): string {
  const words = content.map(({text}) => text?.trim()).find(Boolean) ?? content[0]?.document?.name ?? '';
  const line = words.replace(/\s+/g, ' ');
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest - 1).replace(/[\uD800-\uDBFF\u200D]+$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2))} …`;
}
