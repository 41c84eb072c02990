/// <reference types="vite/types/importMeta.d.ts" />
/** Which version this is, and the hash of its script where it has been built. */
import type {Release} from './snippet/index.js';

// Patterns, so that a folder without a build is no mistake.
const packages = import.meta.glob<string>('../../package.json', {eager: true, import: 'version'});
const hashes = import.meta.glob<Readonly<Record<string, string>>>('../../dist/integrity.json', {
  eager: true,
  import: 'default',
});

const integrity = Object.values(hashes)[0]?.['outcrop.js'];

/** What the snippets tell of it. */
export const release: Release = {version: Object.values(packages)[0] ?? 'latest', ...(integrity && {integrity})};
