import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {listFiles} from './steps.js';

// All page tests, or one part of so many (`2/3`), in one process, so that each browser is started once.
const [part = 1, parts = 1] = process.argv[2]?.split('/').map(Number) ?? [];
const files = listFiles('.e2e.ts').filter((_, index) => index % parts === part - 1);
for (const file of files) await import(pathToFileURL(resolve(file)).href);
