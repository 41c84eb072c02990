import {readFileSync} from 'node:fs';

const sources = [
  'src/config/settings.ts',
  'src/model/conversation-settings.ts',
  'src/model/chat.ts',
  'src/ui/view-settings.ts',
];

/** Members of the interfaces that the element’s own are declared after: name → type. */
export function readSignatures(): ReadonlyMap<string, string> {
  const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n');
  const fields = text.matchAll(/^ {2}(?:readonly )?(\w+)\??: (.+);$/gm);
  const methods = text.matchAll(/^ {2}(\w+)(\(.*\)): (.+);$/gm);
  return new Map([
    ...Array.from(fields, ([, name = '', type = '']) => [name, type] as const),
    ...Array.from(methods, ([, name = '', parameters = '', type = '']) => [name, `${parameters} => ${type}`] as const),
  ]);
}
