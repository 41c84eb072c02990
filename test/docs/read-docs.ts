import {readFileSync, readdirSync} from 'node:fs';

/** A fenced block of code in a document. */
export interface Sample {
  readonly file: string;
  /** The line of its fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `run` is run in Node, `page` in a real page. */
  readonly marks: readonly string[];
  readonly code: string;
}

/** A link in a document. */
export interface Link {
  readonly file: string;
  readonly line: number;
  readonly target: string;
}

/** The guides, and whatever else a newcomer reads first: every sample in them is proven. */
export function listGuides(): readonly string[] {
  return [...listMarkdown('docs'), 'README.md', 'CONTRIBUTING.md', 'infra/README.md'];
}

/** Every document of the project. */
export function listDocuments(): readonly string[] {
  return [...listGuides(), 'CHANGELOG.md', ...['src', 'test', 'demo'].flatMap(listMarkdown)];
}

function listMarkdown(folder: string): readonly string[] {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'});
  return files
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => `${folder}/${file}`)
    .toSorted();
}

/** The samples of a document, in order; throws where a fence is not closed. */
export function readSamples(file: string, text = readFileSync(file, 'utf8')): readonly Sample[] {
  const samples: Sample[] = [];
  let open:
    | {readonly line: number; readonly fence: string; readonly info: string; readonly lines: string[]}
    | undefined;
  for (const [at, line] of text.split('\n').entries()) {
    const [, indent = '', fence = '', info = ''] = /^( *)(```+|~~~+)(.*)$/.exec(line) ?? [];
    if (open && fence.startsWith(open.fence) && info.trim() === '') {
      const [language = '', ...marks] = open.info.trim().split(/\s+/);
      samples.push({file, line: open.line, language, marks, code: open.lines.join('\n')});
      open = undefined;
    } else if (open) {
      open.lines.push(line);
    } else if (fence !== '' && indent.length < 4) {
      open = {line: at + 1, fence, info, lines: []};
    }
  }
  if (open) throw new Error(`${file}:${open.line}: this block of code has no end.`);
  return samples;
}

/** A name for a test or a file. */
export function nameOf({file, line}: Pick<Sample, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

/** A document without its blocks of code, line by line. */
export function readProse(text: string): readonly string[] {
  let fence = '';
  return text.split('\n').map((line) => {
    const [, found = ''] = /^ {0,3}(```+|~~~+)/.exec(line) ?? [];
    if (fence === '' && found === '') return line;
    if (fence === '') fence = found;
    else if (found.startsWith(fence)) fence = '';
    return '';
  });
}

/** The links and images of a document; what stands in code is none. */
export function readLinks(file: string, text = readFileSync(file, 'utf8')): readonly Link[] {
  return readProse(text).flatMap((line, at) => {
    const words = line.replace(/`[^`]*`/g, (code) => code.replace(/[[\]()]/g, ' '));
    const targets = [
      ...words.matchAll(/\]\(\s*<?([^)>\s]+)>?(?:\s+"[^"]*")?\s*\)/g),
      ...words.matchAll(/^\[[^\]]+\]:\s*(\S+)/g),
      ...words.matchAll(/<(?:img|a|source)\b[^>]*\b(?:src|href|srcset)="([^"]+)"/g),
    ];
    return targets.map(([, target = '']) => ({file, line: at + 1, target}));
  });
}

/** The anchors of a document, as GitHub makes them of its headings. */
export function readAnchors(text: string): ReadonlySet<string> {
  const anchors = new Set<string>();
  for (const line of readProse(text)) {
    const [, heading] = /^ {0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    let unique = slug;
    for (let copy = 1; anchors.has(unique); copy += 1) unique = `${slug}-${copy}`;
    anchors.add(unique);
  }
  return anchors;
}

/** Lower case, no punctuation, hyphens for spaces. */
function slugOf(heading: string): string {
  const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '');
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
