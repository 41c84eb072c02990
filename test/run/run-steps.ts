import {existsSync, rmSync, writeFileSync} from 'node:fs';
import {type Counts, type TestOutcome, addCounts, countOutcomes, formatCounts, readOutcomes} from './outcomes.js';
import {runCommand} from './run-command.js';
import type {Step} from './steps.js';

/** What became of a step. */
export interface StepResult {
  readonly step: Step;
  readonly hasPassed: boolean;
  readonly counts: Counts;
  readonly outcomes: readonly TestOutcome[];
}

/** What two cores carry at a time. */
const capacity = 2;
const line = '─'.repeat(40);

/** Runs the steps, as many side by side as two cores carry, and prints a line as each one ends. */
export async function runSteps(steps: readonly Step[]): Promise<StepResult[]> {
  const waiting = [...steps];
  const running = new Map<Step, Promise<void>>();
  const results: StepResult[] = [];

  const isReady = ({after = [], needs = [], weight = 1}: Step) => {
    const load = [...running.keys()].reduce((sum, step) => sum + (step.weight ?? 1), 0);
    return load + weight <= capacity && [...after, ...needs].every(hasEnded);
  };
  const hasEnded = (name: string) => results.some(({step}) => step.name === name);
  const start = (step: Step) => {
    waiting.splice(waiting.indexOf(step), 1);
    const failed = (step.needs ?? []).filter((name) => results.some((r) => r.step.name === name && !r.hasPassed));
    const run = failed.length > 0 ? reportMissed(step, failed) : runStep(step);
    const end = run.then((result) => {
      running.delete(step);
      results.push(result);
    });
    running.set(step, end);
  };

  while (waiting.length + running.size > 0) {
    for (let step = waiting.find(isReady); step; step = waiting.find(isReady)) start(step);
    if (running.size === 0) throw new Error(`Nothing can start: ${waiting.map(({name}) => name).join(', ')}.`);
    await Promise.race(running.values());
  }
  return results;
}

async function runStep(step: Step): Promise<StepResult> {
  const start = performance.now();
  let {output, hasPassed} = await runCommands(step);
  if (isBroken(step)) {
    console.log(`– ${step.name} broke before it told of any test, and is run once more:\n${output.trim()}`);
    ({output, hasPassed} = await runCommands(step));
  }
  const outcomes = step.outcomesPath ? readOutcomes(step.outcomesPath) : [];
  const counts = countStep(hasPassed, step, outcomes);
  hasPassed = counts.failed === 0;
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const words = hasPassed && step.summarize ? step.summarize(output) : describe(outcomes);
  console.log(`${hasPassed ? '✓' : '✗'} ${step.name.padEnd(20)} ${seconds.padStart(6)} s  ${words}`);
  writeFileSync(`test-results/${step.name.replaceAll(/\W/g, '-')}.log`, output);
  if (!hasPassed) console.log(`${line}\n${selectFailures(output).trim()}\n${line}`);
  return {step, hasPassed, counts, outcomes};
}

async function runCommands(step: Step): Promise<{output: string; hasPassed: boolean}> {
  if (step.outcomesPath) rmSync(step.outcomesPath, {force: true});
  let output = '';
  let hasPassed = true;
  for (const command of step.commands) {
    const result = await runCommand(command, step.env);
    output += result.output;
    hasPassed &&= result.status === 0;
  }
  return {output, hasPassed};
}

/** A browser or its driver has taken the runner of the tests with it, which says nothing of the tests. */
function isBroken({outcomesPath}: Step): boolean {
  return outcomesPath !== undefined && !existsSync(outcomesPath);
}

/** Node's test runner tells of all tests, and at the end once more of those that failed. */
function selectFailures(output: string): string {
  const start = output.lastIndexOf('failing tests:');
  return start === -1 ? output : output.slice(start);
}

async function reportMissed(step: Step, failed: readonly string[]): Promise<StepResult> {
  console.log(`✗ ${step.name.padEnd(20)} not run, since it needs: ${failed.join(', ')}`);
  return {step, hasPassed: false, counts: {passed: 0, failed: 1, skipped: 0}, outcomes: []};
}

/** A step without tests counts as one; so does a run of tests that failed without a failed test, or without any. */
function countStep(hasPassed: boolean, step: Step, outcomes: readonly TestOutcome[]): Counts {
  if (!step.outcomesPath) return {passed: hasPassed ? 1 : 0, failed: hasPassed ? 0 : 1, skipped: 0};
  const counts = countOutcomes(outcomes);
  const isUnexplained = counts.failed === 0 && (!hasPassed || outcomes.length === 0);
  return isUnexplained ? addCounts([counts, {passed: 0, failed: 1, skipped: 0}]) : counts;
}

function describe(outcomes: readonly TestOutcome[]): string {
  const engines = [...new Set(outcomes.map(({engine}) => engine))].toSorted();
  if (engines.length < 2) return outcomes.length === 0 ? '' : formatCounts(countOutcomes(outcomes));
  const perEngine = engines.map((name) => {
    const counts = countOutcomes(outcomes.filter(({engine}) => engine === name));
    return `${name}: ${formatCounts(counts)}`;
  });
  return perEngine.join(' · ');
}
