/** Who may import whom, in one row for each kind of file; the first row that fits a file counts. */
export interface Row {
  /** Which files, by their path in `src/`: `*` is one name, `**` any number of folders and names. */
  readonly files: string;
  /** Which files they may import, besides those of `own`. */
  readonly may: readonly string[];
  /** The folder whose files may import each other. Default: all files of the row. */
  readonly own?: string;
  /** Files that must stay out of the static graph: only `import()` and `import type` reach them. */
  readonly lazily?: readonly string[];
  /** Which packages. Default: none. */
  readonly packages?: readonly string[];
}

const lit = ['lit', 'lit/**'];
/** What a block is and how it grows, without how it looks. */
const blocks = ['blocks/*.ts', 'blocks/*/block.ts', '!blocks/views.ts', '!blocks/views-*.ts', '!blocks/view-*.ts'];
const sharedByViews = ['model/**', 'markdown/**', 'blocks/view-*.ts'];

export const importTable: readonly Row[] = [
  {files: 'model/**', may: []},
  {files: 'config/**', may: ['model/**']},
  {files: 'markdown/highlight/**', may: ['markdown/**'], packages: ['@speed-highlight/core/**']},
  {files: 'markdown/math/**', may: ['markdown/**'], packages: ['temml/**']},
  {files: 'markdown/**', may: []},
  {
    files: 'aws/catalog/**',
    may: ['config/**', 'aws/**', 'model/**'],
    packages: ['@smithy/signature-v4', '@smithy/core/checksum'],
  },
  {files: 'aws/**', may: ['model/**'], packages: ['@aws-sdk/**', '@smithy/**']},
  {files: 'catalog.ts', may: ['aws/catalog/**']},
  {files: 'doctor.ts', may: ['doctor/**']},
  {files: 'doctor/**', may: ['config/**', 'aws/**', 'model/**']},

  {files: 'blocks/views.ts', may: ['model/**', 'blocks/**'], packages: lit},
  {files: 'blocks/views-*.ts', may: ['model/**', 'blocks/**'], packages: lit},
  {files: 'blocks/view-*.ts', may: sharedByViews, packages: lit},
  {files: 'blocks/*/view.ts', may: sharedByViews, own: 'blocks/*/**', packages: lit},
  {files: 'blocks/*/view-*.ts', may: sharedByViews, own: 'blocks/*/**', packages: lit},
  {files: 'blocks/**', may: ['model/**', ...blocks], own: 'blocks/*/block.ts'},
  {files: 'transcript/**', may: ['model/**', ...blocks]},

  {files: 'backends/scripted/**', may: ['model/**', 'transcript/lossless-json.ts']},
  {files: 'backends/*/**', may: ['model/**', 'aws/**']},
  {files: 'engine/storage/**', may: ['model/**'], packages: ['idb']},
  {
    files: 'engine/mcp/**',
    may: ['model/**', 'engine/tools/**', 'engine/patience/sleep.ts'],
    packages: ['@modelcontextprotocol/sdk/**'],
  },
  {files: 'engine/web-mcp/**', may: ['model/**', 'engine/tools/**']},
  {
    files: 'engine/tools/**',
    may: ['model/**', 'engine/*.ts', 'engine/patience/sleep.ts'],
    lazily: ['engine/mcp/**', 'engine/web-mcp/**'],
    packages: ['@cfworker/json-schema'],
  },
  {files: 'engine/attachments/**', may: ['model/**', 'transcript/**']},
  {files: 'engine/context/**', may: ['model/**', 'transcript/**']},
  {
    files: 'engine/history/**',
    may: ['model/**', 'transcript/**', 'engine/storage/**', 'engine/message-tree.ts'],
  },
  {files: 'engine/library/**', may: ['model/**', 'transcript/**', 'engine/*.ts']},
  {
    files: 'engine/**',
    may: ['model/**', 'transcript/**', 'engine/*.ts', 'engine/patience/**', ...blocks],
    own: 'engine/patience/**',
    lazily: ['engine/*/**'],
  },
  {files: 'open-chat.ts', may: ['model/**', 'config/**', 'engine/**'], lazily: ['aws/**', 'backends/**', 'doctor.ts']},

  {files: 'locales/**', may: ['model/**'], lazily: ['ui/strings.ts', 'ui/strings-rich.ts']},
  {
    files: 'ui/**',
    may: ['model/**', 'engine/**', 'blocks/**', 'markdown/**', 'open-chat.ts', 'locales/**'],
    packages: lit,
  },

  {files: 'local-aws/**', may: ['model/**'], packages: ['aws4fetch', '@smithy/core/event-streams']},
  {files: 'react/**', may: ['index.ts', 'types/**'], packages: ['react']},
  // It only adds a script.
  {files: 'loader/**', may: []},
  // Declarations for templates: each names the framework whose templates it is for, and nothing of it runs.
  {
    files: 'types/**',
    may: ['element.ts'],
    packages: ['lit', 'react', 'preact', 'solid-js', 'vue', 'svelte/elements'],
  },
  {files: 'bundled/index.ts', may: ['bundled/**', 'index.ts']},
  // Loads every other file of the script-tag build, so it needs none of them.
  {files: 'bundled/**', may: []},
  // The public entries: index.ts, element.ts, headless.ts …
  {files: '*.ts', may: ['*.ts', 'model/**', 'config/**', 'engine/**', 'ui/**']},
];

/** One import that a file makes. */
export interface Import {
  /** A path in `src/`, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  /** `import()` or `import type`: it does not bring the target's code along. */
  readonly isLazy: boolean;
}

/** Says in a sentence what is wrong with an import; `undefined` when the table allows it. */
export function findOffence(file: string, {target, isPackage, isLazy}: Import): string | undefined {
  const row = importTable.find(({files}) => fits(file, files));
  if (!row) return `${file} has no row in the import table.`;
  if (isPackage) {
    return fitsAny(target, row.packages ?? []) ? undefined : `${file} may not import the package ${target}.`;
  }
  if (fitsAny(target, row.may) || isOwn(file, target, row)) return undefined;
  if (!fitsAny(target, row.lazily ?? [])) return `${file} may not import ${target}.`;
  return isLazy ? undefined : `${file} may import ${target} only by import().`;
}

/** Two files fit one pattern for the same names: `backends/*` is one folder for each backend. */
function isOwn(file: string, target: string, row: Row): boolean {
  const pattern = row.own ?? row.files;
  const [own, other] = [file, target].map((path) => toRegExp(pattern).exec(path)?.slice(1).join('/'));
  return own === undefined ? fits(target, pattern) : own === other;
}

function fitsAny(path: string, patterns: readonly string[]): boolean {
  const isExcluded = patterns.some((pattern) => pattern.startsWith('!') && fits(path, pattern.slice(1)));
  return !isExcluded && patterns.some((pattern) => fits(path, pattern));
}

function fits(path: string, pattern: string): boolean {
  return toRegExp(pattern).test(path);
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .replaceAll('.', '\\.')
    .replaceAll('**', '\0')
    .replaceAll('*', '([^/]+)')
    .replaceAll('\0', '.+');
  return new RegExp(`^${source}$`);
}
