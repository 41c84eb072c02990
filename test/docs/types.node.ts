import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {it} from 'node:test';
import {listSamples, writeSamples} from './prepare-samples.js';
import {listDocuments, readSamples, type Sample} from './read-docs.js';

const folder = 'test-results/docs-types';

/** As a strict application is set up that has installed the package. */
const config = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2023', 'DOM', 'DOM.Iterable', 'DOM.AsyncIterable'],
    types: ['node', 'mocha'],
    strict: true,
    exactOptionalPropertyTypes: true,
    jsx: 'react-jsx',
    allowJs: true,
    checkJs: true,
    skipLibCheck: true,
    noEmit: true,
  },
  include: ['.'],
};

/** What a sample may use without saying where it comes from: the guides say it of the chat, the others mean the reader's own. */
const surroundings = `import type {AwsCredentials, ChatSettings, OutcropChat} from 'outcrop';
declare global {
  /** The chat of the page. */
  const chat: OutcropChat;
  const settings: ChatSettings;
  const apiKey: string;
  const credentials: () => Promise<AwsCredentials>;
  const request: Request;
  function fetchAuthSession(): Promise<{readonly tokens: {readonly idToken: {toString(): string}}}>;
}
`;

function check(samples: readonly Sample[]): Promise<string> {
  const written = writeSamples(folder, samples);
  writeFileSync(`${folder}/surroundings.d.ts`, surroundings);
  writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(config));
  return new Promise((resolve) => {
    execFile('node_modules/.bin/tsc', ['-p', folder, '--pretty', 'false'], (_error, output) => {
      const place = (path: string) => written.find((each) => each.path === path)?.sample;
      const lines = output.replaceAll(/^(\S+)\((\d+),\d+\)/gm, (whole, path: string, line: string) => {
        const sample = place(path);
        return sample ? `${sample.file}:${sample.line + Number(line)}` : whole;
      });
      resolve(lines);
    });
  });
}

/** Those of the guides, and those beside the sources that speak to whoever uses the package. */
function listTyped(): readonly Sample[] {
  const guides = listSamples().filter(({file}) => file !== 'infra/README.md');
  const besides = listDocuments().filter((file) => file.startsWith('src/'));
  const ofUsers = besides.flatMap((file) => readSamples(file)).filter(({code}) => /from 'outcrop\//.test(code));
  return [...guides, ...ofUsers].filter(({language}) => /^(tsx?|js)$/.test(language));
}

it('every sample in TypeScript or JavaScript has right types, against those of the package', async () => {
  const samples = listTyped();
  assert.ok(samples.length > 10, `there are only ${samples.length}`);
  assert.equal(await check(samples), '');
});

it('a sample with a wrong name would be found, and its line told', async () => {
  const sample = {file: 'docs/x.md', line: 10, language: 'ts', marks: [], code: "\nchat.history = 'for ever';"};
  assert.match(await check([sample]), /^docs\/x\.md:12: error TS2322/);
});
