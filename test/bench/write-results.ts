import {readFileSync, writeFileSync} from 'node:fs';
import {cpus, loadavg} from 'node:os';
import {join} from 'node:path';
import {peersFolder} from './install-peers.js';

const start = '<!-- what `npm run bench -- --write` writes -->';
const end = '<!-- until here -->';

/** Puts the results between the two marks of a text. */
export function insertResults(text: string, results: string): string {
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`There is no place for the results between ${start} and ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${results}\n\n${text.slice(to)}`;
}

/** Writes the results into the page of benchmarks. */
export function writeResults(results: string): void {
  const path = 'docs/benchmarks.md';
  writeFileSync(path, insertResults(readFileSync(path, 'utf8'), results));
}

/** In what the figures were measured. The load is the average of the last minute, before the first measurement. */
export function describeMachine(browser: string, load = loadavg()[0] ?? 0): string {
  const [{model} = {model: 'an unknown processor'}, ...others] = cpus();
  const machine = `${others.length + 1} cores of ${model.trim()}, load ${load.toFixed(1)} before it began`;
  const names = ['react', 'streamdown', 'marked', 'dompurify'].map(
    (name) => `${name} ${versionOf('node_modules', name)}`,
  );
  const peer = `deep-chat ${versionOf(join(peersFolder, 'node_modules'), 'deep-chat')}`;
  return `${browser.replace('/', ' ')}, Node ${process.version.slice(1)}, ${machine}. ${[peer, ...names].join(', ')}.`;
}

function versionOf(folder: string, name: string): string {
  const manifest: {readonly version: string} = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8'));
  return manifest.version;
}
