import {readdirSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';

import type {Plugin} from 'vite';

/** What a package says of itself. */
interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | {readonly name?: string};
}

/** Notes the folder of each package of which a bundle holds something. */
export function notePackages(folders: Set<string>): Plugin {
  return {
    name: 'note-packages',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        for (const id of Object.keys(chunk.modules)) {
          const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ''))?.[0];
          if (folder) folders.add(folder);
        }
      }
    },
  };
}

/** Writes who made what is bundled, and under which licence: most licences ask for that, and all authors deserve it. */
export async function writeNotices(folders: ReadonlySet<string>): Promise<void> {
  const notices = [...folders].map(readNotice).toSorted((a, b) => (a.title < b.title ? -1 : 1));
  // The packages of one author mostly share one text.
  const texts = new Map<string, string[]>();
  for (const {title, text} of notices) texts.set(text, [...(texts.get(text) ?? []), title]);
  const sections = Array.from(texts, ([text, titles]) => `${titles.join('\n')}\n\n${text}\n`);
  const opening = 'The files of Outcrop in this folder and in bundled/ hold code of these packages.\n';
  await writeFile('dist/third-party-notices.txt', [opening, ...sections].join(`\n${'-'.repeat(80)}\n\n`));
}

function readNotice(folder: string): {readonly title: string; readonly text: string} {
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const {name, version, license} = manifest;
  if (!license) throw new Error(`${name} names no licence, so nothing of it can be bundled.`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)(\.\w+)?$/i.test(file));
  const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
  return {title: `${name} ${version} (${license})`, text: text || readAuthor(manifest)};
}

/** Some packages name their licence and have no file with its text. */
function readAuthor({author, license}: Manifest): string {
  const name = typeof author === 'string' ? author : author?.name;
  const copyright = `Copyright (c) ${name ?? 'its authors'}`;
  if (license === 'MIT')
    return readFileSync('LICENSE', 'utf8')
      .replace(/^Copyright.*$/m, copyright)
      .trim();
  return `${copyright}\nIts licence is ${license}; the text stands with another package here.`;
}
