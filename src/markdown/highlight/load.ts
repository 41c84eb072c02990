import {tokenizeWith} from '@speed-highlight/core/tokenize';
import * as languages from '@speed-highlight/core/languages';
import type {CodeToken, Highlighter} from '../options.js';

type Language = keyof typeof languages;

/** Other names of languages, as they stand behind fences. */
const aliases: Readonly<Record<string, Language>> = {
  javascript: 'js',
  mjs: 'js',
  cjs: 'js',
  jsx: 'js',
  typescript: 'ts',
  tsx: 'ts',
  python: 'py',
  python3: 'py',
  rust: 'rs',
  sh: 'bash',
  shell: 'bash',
  zsh: 'bash',
  console: 'bash',
  yml: 'yaml',
  markdown: 'md',
  dockerfile: 'docker',
  makefile: 'make',
  perl: 'pl',
  golang: 'go',
  'c++': 'c',
  cpp: 'c',
  h: 'c',
  hpp: 'c',
  'c#': 'java',
  csharp: 'java',
  cs: 'java',
  kotlin: 'java',
  swift: 'java',
  svg: 'xml',
  vue: 'html',
  scss: 'css',
  json5: 'json',
  jsonc: 'json',
  jsonl: 'json',
  patch: 'diff',
  assembly: 'asm',
  postgres: 'sql',
  mysql: 'sql',
};

/** Tells the parts of code apart with the tokenizer of speed-highlight: only its tokens are used, none of its HTML. */
export const highlighter: Highlighter = {
  tokenize(code, language) {
    const name = language.toLowerCase();
    const known = aliases[name] ?? (isLanguage(name) ? name : undefined);
    if (known === undefined) return undefined;
    const tokens: CodeToken[] = [];
    const add = (text: string, type?: string) => text !== '' && tokens.push({text, type});
    // @ts-expect-error What the library declares of its languages is not quite what it declares that it takes.
    tokenizeWith(code, known, add, {languages});
    return tokens;
  },
};

function isLanguage(name: string): name is Language {
  return Object.hasOwn(languages, name);
}
