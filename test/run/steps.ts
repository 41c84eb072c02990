import {readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {kilobyte} from '../goals.js';
import type {Engine} from './find-engines.js';

/** One thing that must hold. */
export interface Step {
  readonly name: string;
  /** One command, or several that follow each other. */
  readonly commands: readonly (readonly string[])[];
  /** The steps that must have passed before. */
  readonly needs?: readonly string[];
  /** The steps that must have ended before, however they ended. */
  readonly after?: readonly string[];
  /** How much of two cores it takes. Default 1. */
  readonly weight?: 1 | 2;
  /** What is of interest in its output even when all is well, in a few words. */
  readonly summarize?: (output: string) => string;
  readonly env?: Readonly<Record<string, string>>;
  /** Where its tests leave their outcomes; a step without counts as one test. */
  readonly outcomesPath?: string;
}

const sources = ['src', 'test', 'demo', 'build', 'docs', 'infra', 'vite.config.ts', 'web-test-runner.config.mjs'];
const built = ['build'];

/** All steps, those that others wait for first; without engines there are no browser steps. */
export function listSteps(engines: readonly Engine[]): Step[] {
  return [...listStaticSteps(), ...listBrowserSteps(engines), ...listNodeSteps(), ...listPackageSteps()];
}

function listStaticSteps(): Step[] {
  return [
    {name: 'build', commands: [['tsx', 'build/build.ts']]},
    {name: 'format', commands: [['oxfmt', '--check', ...sources]]},
    // The samples of types are checked against what the build writes.
    {name: 'lint', after: ['build'], commands: [['oxlint', '--type-aware', '--deny-warnings']]},
    {
      name: 'types',
      after: ['build'],
      commands: [
        ['tsc', '-p', '.'],
        ['tsc', '-p', 'test'],
      ],
    },
  ];
}

/** Behind those that take longest: a short one at the end leaves no core idle for long. */
function listNodeSteps(): Step[] {
  return [
    {
      name: 'node tests',
      after: built,
      commands: [['node', '--import', 'tsx', '--test', ...reportTo('node'), ...listFiles('.node.ts')]],
      outcomesPath: outcomesPath('node'),
    },
  ];
}

function listBrowserSteps(engines: readonly Engine[]): Step[] {
  if (engines.length === 0) return [];
  const names = engines.map(({name}) => name);
  const browserTests: Step = {
    name: 'browser tests',
    after: built,
    weight: 2,
    commands: [['node', 'node_modules/@web/test-runner/dist/bin.js']],
    env: {OUTCROP_ENGINES: names.join(',')},
    outcomesPath: outcomesPath('browser'),
  };
  // In two parts for each engine: in whole, one core would wait long for the last of them.
  const pageTests = names.flatMap((name) => [listPageTests(name, '1/2'), listPageTests(name, '2/2')]);
  return [browserTests, ...pageTests];
}

function listPageTests(engine: string, part: string): Step {
  const id = `e2e-${engine}-${part.replace('/', '-of-')}`;
  return {
    name: `e2e in ${engine} ${part}`,
    needs: built,
    commands: [['node', '--import', 'tsx', ...reportTo(id), 'test/run/all-e2e.ts', part]],
    env: {OUTCROP_ENGINES: engine},
    outcomesPath: outcomesPath(id),
  };
}

function listPackageSteps(): Step[] {
  return [
    {name: 'package', needs: built, commands: [['publint', '--strict']]},
    {name: 'package types', needs: built, commands: [['attw', '--pack', '.', '--profile', 'esm-only']]},
    {name: 'sizes', needs: built, summarize: summarizeSizes, commands: [['size-limit', '--json']]},
  ];
}

/** The test files whose names end so, wherever they are below `test/`. */
export function listFiles(ending: string): string[] {
  const files = readdirSync('test', {recursive: true, encoding: 'utf8'});
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => `test/${file}`)
    .toSorted();
}

/** `launcher 11.8 of 12.0 KB, …`, from what size-limit prints as JSON. */
function summarizeSizes(output: string): string {
  const sizes: unknown = JSON.parse(output.slice(output.indexOf('[')));
  if (!Array.isArray(sizes)) return '';
  const inKilobytes = (bytes: unknown) => (Number(bytes) / kilobyte).toFixed(1);
  return sizes.map(({name, size, sizeLimit}) => `${name} ${inKilobytes(size)} of ${inKilobytes(sizeLimit)}`).join(', ');
}

function outcomesPath(name: string): string {
  return resolve(`test-results/${name}-tests.json`);
}

function reportTo(name: string): string[] {
  return [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/run/node-reporter.mjs', `--test-reporter-destination=${outcomesPath(name)}`],
  ];
}
