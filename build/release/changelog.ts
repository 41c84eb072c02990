import type {SurfaceChange} from './compare-surfaces.js';

/** What a release is called in the changelog, and how it differs from the one before. */
export interface Section {
  readonly version: string;
  /** Such as `2026-11-21`. */
  readonly date: string;
  /** Nothing for the first release: there is nothing that it differs from. */
  readonly change: SurfaceChange | undefined;
}

const unreleased = /^## .*\(not released\)$/m;

/**
 * The changelog with the section of a release: what people have written under “(not released)”, or a new one, and below
 * it a draft of what has become of the surface. Somebody rewrites that in sentences before it is committed.
 */
export function writeChangelog(changelog: string, section: Section): string {
  const heading = `## ${section.version}, ${section.date}`;
  const draft = draftLines(section)
    .map((line) => `${line}\n`)
    .join('');
  const open = unreleased.exec(changelog);
  const start = open?.index ?? changelog.search(/^## /m);
  if (start < 0) return `${changelog.trimEnd()}\n\n${heading}\n${draft && `\n${draft}`}`;
  const before = changelog.slice(0, start);
  if (!open) return `${before}${heading}\n\n${draft && `${draft}\n`}${changelog.slice(start)}`;
  const rest = changelog.slice(start + open[0].length);
  const end = rest.search(/^## /m);
  const written = (end < 0 ? rest : rest.slice(0, end)).trim();
  const parts = [heading, written, draft.trimEnd()].filter(Boolean).join('\n\n');
  return `${before}${parts}\n${end < 0 ? '' : `\n${rest.slice(end)}`}`;
}

/** A line for each name that was added, taken away, or that promises something else. */
export function draftLines({change}: Pick<Section, 'change'>): readonly string[] {
  if (!change) return [];
  return [
    ...change.added.map((name) => `- New: ${mark(name)}.`),
    ...change.removed.map((name) => `- Gone: ${mark(name)}.`),
    ...change.changed.map(
      ({name, before, after}) => `- Changed: ${mark(name)}: was ${quote(before)}, is ${quote(after)}.`,
    ),
  ];
}

/** `attribute model-id` → attribute `model-id`. */
function mark(name: string): string {
  const at = name.lastIndexOf(' ') + 1;
  return `${name.slice(0, at)}${quote(name.slice(at))}`;
}

function quote(text: string): string {
  return text === '' ? 'nothing' : `\`${text}\``;
}
