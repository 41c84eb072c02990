import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';

const running = new Set<ChildProcess>();
const killerPath = '/usr/bin/setpriv';

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program that cannot outlive us: it is ended when we end, and on Linux even when we are killed. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  // A process that is killed runs no handler; Linux can then send the signal on.
  const child = existsSync(killerPath)
    ? spawn(killerPath, ['--pdeathsig', 'TERM', '--', command, ...args], options)
    : spawn(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Ends a child and waits until it is gone; after two seconds without a reaction it is killed. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000);
  child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}
