import type {Command} from '../../view-settings.js';
import {fold} from '../extras/fold.js';

/** What of a page's commands can be used, and what has to be mended. */
export interface CheckedCommands {
  readonly commands: readonly Command[];
  /** Each says which command is wrong, and how to mend it. */
  readonly mistakes: readonly string[];
}

/** Looks at what a page has set as `commands`, which may be anything. What is right of it can be used. */
export function checkCommands(given: unknown): CheckedCommands {
  if (given == null) return {commands: [], mistakes: []};
  if (!Array.isArray(given)) {
    return {commands: [], mistakes: [`commands: give a list, such as [{name: 'help', prompt: 'What can you do?'}].`]};
  }
  const commands: Command[] = [];
  const mistakes: string[] = [];
  for (const [index, each] of given.entries()) {
    const mistake = findMistake(each, commands);
    if (mistake === undefined) commands.push(each as Command);
    else mistakes.push(`commands[${index}]: ${mistake}`);
  }
  return {commands, mistakes};
}

function findMistake(given: unknown, others: readonly Command[]): string | undefined {
  if (typeof given !== 'object' || given === null) return 'give an object with a name.';
  const {name, description, argument, prompt, run} = given as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || !/^[^\s/／]+$/.test(name)) {
    return `${JSON.stringify(name)} is no name: give letters, digits or “-”, without the slash and without spaces.`;
  }
  if (others.some((other) => fold(other.name) === fold(name))) return `“${name}” is there already: give another name.`;
  if ((prompt === undefined) === (run === undefined)) return `give “${name}” either a prompt or a run.`;
  if (prompt !== undefined && typeof prompt !== 'string') return `the prompt of “${name}” has to be a text.`;
  if (run !== undefined && typeof run !== 'function') return `the run of “${name}” has to be a function.`;
  const words = Object.entries({description, argument}).find(([, each]) => each != null && typeof each !== 'string');
  return words && `the ${words[0]} of “${name}” has to be a text.`;
}
