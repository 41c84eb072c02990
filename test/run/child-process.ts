import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {existsSync} from 'node:fs';

const running = new Set<ChildProcess>();
const signalSender = '/usr/bin/setpriv';

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a program that does not outlive us. */
export function startChild(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawnBound(command, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Starts a program that Linux ends with us even when we are killed and can run no handler. */
export function spawnBound(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  if (!existsSync(signalSender)) return spawn(command, args, options);
  return spawn(signalSender, ['--pdeathsig', 'TERM', '--', command, ...args], options);
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
