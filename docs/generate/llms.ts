import {readFileSync} from 'node:fs';

/** The guides in the order in which they are read. */
export const guides = [
  'start',
  'aws',
  'sign-in',
  'security',
  'theming',
  'events',
  'tools',
  'files',
  'history',
  'languages',
  'frameworks',
  'backends',
  'headless',
  'testing',
  'troubleshooting',
  'from-deep-chat',
  'browsers',
  'architecture',
  'reference',
] as const;

/** Writes `llms.txt` from the facts that every answer about Outcrop needs, and the first lines of each guide. */
export function writeLlms(root: string): string {
  const facts = readFileSync(`${root}/docs/generate/facts.txt`, 'utf8');
  const lines = guides.map((name) => {
    const {title, summary} = readOpening(readFileSync(`${root}/docs/${name}.md`, 'utf8'));
    return `- [${title}](docs/${name}.md): ${summary}`;
  });
  return `${facts.trim()}\n\n## Guides\n\n${lines.join('\n')}\n`;
}

/** Everything in one file, for whoever reads whole books at once: the facts, and each guide in full. */
export function writeLlmsFull(root: string): string {
  const facts = readFileSync(`${root}/docs/generate/facts.txt`, 'utf8').trim();
  const texts = guides.map((name) => readFileSync(`${root}/docs/${name}.md`, 'utf8').trim());
  return `${[facts, ...texts].join('\n\n---\n\n')}\n`;
}

/** A document’s title and its first paragraph, as plain words. */
export function readOpening(text: string): {readonly title: string; readonly summary: string} {
  const [heading = '', paragraph = ''] = text.split(/\n{2,}/);
  const words = paragraph.replaceAll('\n', ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  return {title: heading.replace(/^# /, ''), summary: words.trim()};
}
