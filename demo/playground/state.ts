/** The values of the controls, and how they stand in the address. */
import {controls} from './controls.js';

/** By the name of its control, what each is set to; a flag that is set says `yes`. */
export type State = Readonly<Record<string, string>>;

/** What the playground begins with; `given` is what its server knows, such as the pool. */
export function initialState(given: State = {}): State {
  return Object.fromEntries(
    controls.map(({name, kind, initial, usual}) => [
      name,
      given[name] ?? initial ?? (kind === 'colour' ? '' : usual) ?? '',
    ]),
  );
}

/** The state that an address asks for. Names that no control has are left out, as are choices that it does not offer. */
export function readState(query: string, initial: State): State {
  const wishes = new URLSearchParams(query);
  const wished = controls.flatMap(({name, options}): (readonly [string, string])[] => {
    const value = wishes.get(name);
    const isKnown = value !== null && (!options || options.some(([option]) => option === value));
    return isKnown ? [[name, value]] : [];
  });
  return {...initial, ...Object.fromEntries(wished)};
}

/** The query of the address that leads to a state: only what differs from the beginning. */
export function writeState(state: State, initial: State): string {
  const changed = Object.entries(state).filter(([name, value]) => value !== initial[name]);
  return new URLSearchParams(changed.map(([name, value]) => [name, value])).toString();
}
