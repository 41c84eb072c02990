import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {listFiles} from './steps.js';

// All page tests in one process, so that each browser is started once.
for (const file of listFiles('.e2e.ts')) await import(pathToFileURL(resolve(file)).href);
