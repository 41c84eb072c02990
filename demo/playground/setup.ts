/** What differs from a chat without any settings: the same for the chat on the page and for each snippet. */
import {controls, type Control} from './controls.js';
import {exampleTools, type ExampleTool} from './example-tools.js';
import type {State} from './state.js';

/** The settings of one chat. */
export interface Setup {
  readonly attributes: readonly Setting[];
  /** Names with `--outcrop-`, and their values. */
  readonly tokens: readonly (readonly [name: string, value: string])[];
  readonly suggestions: readonly string[];
  readonly tools: readonly ExampleTool[];
  readonly isAskedBeforeTools: boolean;
  /** What a million tokens of the model cost. */
  readonly price?: {readonly model: string; readonly input: number; readonly output: number};
}

/** An attribute with its value; one that is a yes by being there has `true`. */
export interface Setting {
  readonly name: string;
  readonly value: string | number | true | readonly string[];
}

/** Reads the controls. */
export function toSetup(state: State): Setup {
  const changed = controls.filter((control) => isChanged(control, state));
  const price = readPrice(state);
  return {
    attributes: changed.filter(({sets}) => sets === 'attribute').map((control) => toSetting(control, state)),
    tokens: changed
      .filter(({sets}) => sets === 'token')
      .map(({name, unit = ''}) => [`--outcrop-${name}`, `${state[name]}${unit}`]),
    suggestions: readLines(state['suggestions']),
    tools: exampleTools.filter(({name}) => state[name] === 'yes'),
    isAskedBeforeTools: state['approval'] !== 'never',
    ...(price && {price}),
  };
}

function isChanged({name, kind, usual = ''}: Control, state: State): boolean {
  const value = state[name] ?? '';
  // The pool tells its region.
  if (name === 'region' && state['identity-pool-id']?.startsWith(`${value}:`)) return false;
  // The usual colours are others in the dark, so one that is set counts even if it is usual in the light.
  return (kind === 'colour' || value !== usual) && value.trim() !== '';
}

function toSetting({name, kind}: Control, state: State): Setting {
  const value = state[name] ?? '';
  if (kind === 'flag') return {name, value: true};
  // What is no number is left for the chat to complain of.
  if (kind === 'number') return {name, value: Number.isNaN(Number(value)) ? value : Number(value)};
  return {name, value: name === 'stop-sequences' ? readLines(value) : value};
}

function readPrice(state: State): Setup['price'] {
  const [input, output] = [Number(state['input-price']), Number(state['output-price'])];
  const model = state['model-id'] ?? '';
  return input + output > 0 && model !== '' ? {model, input, output} : undefined;
}

function readLines(text = ''): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
