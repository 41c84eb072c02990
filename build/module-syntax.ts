import {parseAst} from 'vite';
import type {Rolldown} from 'vite';

/** A piece of code and what takes its place. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `import {imported as local} from './file'`. */
export interface ImportStatement {
  readonly start: number;
  readonly end: number;
  readonly file: string;
  readonly names: readonly {readonly imported: string; readonly local: string}[];
}

/** The static imports of a chunk. */
export function findImports(code: string): readonly ImportStatement[] {
  return parseAst(code).body.flatMap((node) => {
    if (node.type !== 'ImportDeclaration') return [];
    const names = node.specifiers.map((specifier) => {
      if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') {
        throw new Error(`This import has no plain names: ${code.slice(node.start, node.end)}`);
      }
      return {imported: specifier.imported.name, local: specifier.local.name};
    });
    return [{start: node.start, end: node.end, file: fileOf(node.source.value), names}];
  });
}

/** The calls `import('./file')` of a chunk. */
export function findImportCalls(code: string): readonly {start: number; end: number; file: string}[] {
  const calls: {start: number; end: number; file: string}[] = [];
  visit(parseAst(code), (node) => {
    if (node.type !== 'ImportExpression') return;
    const source = code.slice(node.source?.start, node.source?.end);
    const file = /^[`"']\.\/([\w.-]+)[`"']$/.exec(source)?.[1];
    if (!file) throw new Error(`This import cannot be guarded: import(${source})`);
    calls.push({start: node.start, end: node.end, file});
  });
  return calls;
}

/** `export {local as exported}`. */
export interface ExportStatement {
  readonly start: number;
  readonly end: number;
  readonly names: readonly {readonly exported: string; readonly local: string}[];
}

/** The export statements of a chunk. */
export function findExports(code: string): readonly ExportStatement[] {
  return parseAst(code).body.flatMap((node) => {
    if (!node.type.startsWith('Export')) return [];
    if (node.type !== 'ExportNamedDeclaration' || node.declaration) {
      throw new Error(`This export is not a list of names: ${code.slice(node.start, node.end)}`);
    }
    const names = node.specifiers.map(({local, exported}) => {
      if (local.type !== 'Identifier' || exported.type !== 'Identifier')
        throw new Error('An export has no plain name.');
      return {local: local.name, exported: exported.name};
    });
    return [{start: node.start, end: node.end, names}];
  });
}

/** The names that a source module exports, those of `export *` included. */
export async function publicNamesOf(id: string, context: Rolldown.PluginContext): Promise<readonly string[]> {
  const module = context.getModuleInfo(id);
  const sources = parseAst(module?.code ?? '').body.flatMap((node) =>
    node.type === 'ExportAllDeclaration' ? [node.source.value] : [],
  );
  const ids = await Promise.all(sources.map((source) => context.resolve(source, id)));
  const names = await Promise.all(ids.map((resolved) => publicNamesOf(resolved?.id ?? '', context)));
  return [...(module?.exports ?? []), ...names.flat()];
}

/** Replaces pieces of code; they must not overlap. */
export function applyEdits(code: string, edits: readonly Edit[]): string {
  const backwards = edits.toSorted((a, b) => b.start - a.start);
  return backwards.reduce((text, {start, end, text: next}) => text.slice(0, start) + next + text.slice(end), code);
}

function fileOf(source: string): string {
  const file = /^\.\/([\w.-]+)$/.exec(source)?.[1];
  if (!file) throw new Error(`A chunk imports ${source}, which is not beside it.`);
  return file;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A node of a syntax tree, with what is asked of it here. */
export interface SyntaxNode extends Span {
  readonly type: string;
  readonly source?: Span;
  readonly tag?: Span;
  readonly quasi?: {readonly quasis: readonly Span[]};
}

/** Shows every node of a syntax tree to `look`. */
export function visit(node: unknown, look: (node: SyntaxNode) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (isNode(node)) look(node);
  for (const child of Object.values(node)) visit(child, look);
}

function isNode(node: object): node is SyntaxNode {
  return 'type' in node && 'start' in node && 'end' in node;
}
