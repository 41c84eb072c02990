import {readdirSync, readFileSync} from 'node:fs';
import {posix} from 'node:path';
import {parseSync} from 'vite';
import type {Import} from './import-table.js';

/** A node of the syntax tree, as far as the rules look. */
interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

/** All TypeScript files below a folder, by their path in it. */
export function readSources(folder: URL): {readonly file: string; readonly code: string}[] {
  const files = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((file) => file.endsWith('.ts'));
  return files.map((file) => ({file, code: readFileSync(new URL(file, folder), 'utf8')}));
}

/** Every import of a file in `src/`: static, dynamic, re-exports, and those of types alone. */
export function readImports(file: string, code: string): Import[] {
  return listNodes(file, code).flatMap((node) => {
    const specifier = readSpecifier(node);
    if (specifier === undefined) return [];
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    return [{target, isPackage, isLazy: isLazy(node)}];
  });
}

const importTypes = new Set([
  'ImportDeclaration',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function readSpecifier(node: Node): string | undefined {
  if (!importTypes.has(node.type)) return undefined;
  const source = node['source'] ?? node['argument'];
  if (!isNode(source)) return undefined;
  const value = source['value'] ?? (isNode(source['literal']) ? source['literal']['value'] : undefined);
  // What is computed can be anything: no rule allows a package of that name.
  return typeof value === 'string' ? value : 'computed at run time';
}

function isLazy(node: Node): boolean {
  if (node.type === 'ImportExpression' || node.type === 'TSImportType') return true;
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const names = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
  return names.length > 0 && names.every((name) => name['importKind'] === 'type' || name['exportKind'] === 'type');
}

const bannedNames = ['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'unsafeHTML', 'unsafeSVG', 'unsafeStatic'].concat([
  'styleMap',
  'DOMParser',
  'createContextualFragment',
  'setHTMLUnsafe',
  'parseHTMLUnsafe',
  'eval',
]);

/** What a strict Content Security Policy with Trusted Types would stop, with its line. */
export function findBannedCode(file: string, code: string): string[] {
  return listNodes(file, code).flatMap((node) => {
    const what = describeBanned(node);
    const line = code.slice(0, Number(node['start'])).split('\n').length;
    return what === undefined ? [] : [`src/${file}:${line} uses ${what}`];
  });
}

function describeBanned(node: Node): string | undefined {
  const {type, name, value, callee} = node;
  if (type === 'Identifier') return bannedNames.find((banned) => banned === name);
  if (type === 'Literal') return bannedNames.find((banned) => banned === value);
  if (type === 'NewExpression' && isNode(callee) && callee['name'] === 'Function') return 'new Function';
  if (type !== 'TemplateElement' || typeof value !== 'object' || value === null || !('raw' in value)) return undefined;
  return /\sstyle\s*=/.test(String(value.raw)) ? 'a style attribute' : undefined;
}

function listNodes(file: string, code: string): Node[] {
  const {program, errors} = parseSync(file, code);
  if (errors[0]) throw new Error(`${file} cannot be parsed: ${errors[0].message}`);
  const nodes: Node[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (typeof value !== 'object' || value === null) return undefined;
    if (isNode(value)) nodes.push(value);
    return Object.values(value).forEach(visit);
  };
  visit(program);
  return nodes;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
