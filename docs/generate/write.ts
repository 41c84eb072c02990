/** Writes what is not written by hand, `docs/reference.md` and `llms.txt`: `npm run docs`. */
import {writeFileSync} from 'node:fs';
import {chdir} from 'node:process';
import {fileURLToPath} from 'node:url';
import {writeLlms} from './llms.js';
import {readManifest} from './manifest.js';
import {writeReference} from './reference.js';

chdir(fileURLToPath(new URL('../..', import.meta.url)));
writeFileSync('docs/reference.md', writeReference(readManifest()));
writeFileSync('llms.txt', writeLlms('.'));
