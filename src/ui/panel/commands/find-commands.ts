import type {Command} from '../../view-settings.js';
import {fold} from '../extras/fold.js';

/** A line that may call a command. */
export interface CommandLine {
  readonly name: string;
  /** What stands after the name; nothing while somebody writes the name. */
  readonly rest: string | undefined;
}

// Whoever writes Japanese or Chinese gets a wide slash from the same key.
const line = /^[/／]([^\s/／]*)(?:\s([\s\S]*))?$/;

/** What a text would call if there were such a command. */
export function readLine(text: string): CommandLine | undefined {
  const [isLine, name = '', rest] = line.exec(text) ?? [];
  return isLine === undefined ? undefined : {name, rest: rest?.trim()};
}

/** The command with this name, whatever its capitals. */
export function findCommand(commands: readonly Command[], name: string): Command | undefined {
  const wanted = fold(name);
  return commands.find((command) => fold(command.name) === wanted);
}

/** Commands for a name that is being written: those that begin with it, then those that speak of it. */
export function findCommands(commands: readonly Command[], begin: string): readonly Command[] {
  const wanted = fold(begin);
  const first = commands.filter(({name}) => fold(name).startsWith(wanted));
  const others = commands.filter((command) => {
    const words = fold(command.description ?? '').split(/[\s\p{P}]+/u);
    return fold(command.name).includes(wanted) || words.some((word) => word.startsWith(wanted));
  });
  return [...new Set([...first, ...others])];
}
