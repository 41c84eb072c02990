import type {ChildProcess} from 'node:child_process';
import {delimiter, resolve} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {spawnBound} from './child-process.js';

/** What became of a command. */
export interface CommandResult {
  readonly status: number;
  /** What it wrote to both of its outputs, in order. */
  readonly output: string;
}

const running = new Set<ChildProcess>();
const lastWordsMs = 2000;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endCommands('SIGTERM');
    // Browsers that were started below get a moment to be ended by whoever started them.
    void setTimeout(running.size > 0 ? lastWordsMs : 0).then(() => process.exit(130));
  });
}
process.once('exit', () => endCommands('SIGKILL'));

/** Runs a program of `node_modules/.bin` or of the system to its end; it does not outlive us. */
export async function runCommand(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd: string = process.cwd(),
): Promise<CommandResult> {
  const path = [resolve('node_modules/.bin'), process.env['PATH']].join(delimiter);
  // A group of its own, so that what it starts can be ended with it.
  const child = spawnBound(command, args, {
    cwd,
    env: {...process.env, ...env, PATH: path},
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  running.add(child);
  const chunks: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  const isRead = new Promise((resolve) => child.once('close', resolve));
  const status = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      chunks.push(`${command} cannot be run: ${error.message}\n`);
      resolve(127);
    });
    child.once('exit', (code, signal) => {
      if (signal) chunks.push(`${command} was ended by ${signal}.\n`);
      resolve(code ?? 1);
    });
  });
  running.delete(child);
  endGroup(child, 'SIGKILL');
  // Its last words are still in the pipe when it is gone; a program that left its group may hold the pipe for ever.
  await Promise.race([isRead, setTimeout(lastWordsMs, undefined, {ref: false})]);
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  return {status, output: chunks.join('')};
}

function endCommands(signal: NodeJS.Signals): void {
  for (const child of running) endGroup(child, signal);
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // the group has ended by itself
  }
}
