/** Sets and clears the states that a style sheet reads with `:state(name)`. */
export function showStates({states}: ElementInternals, wanted: Readonly<Record<string, boolean>>): void {
  for (const [name, isOn] of Object.entries(wanted)) {
    if (isOn) states.add(name);
    else states.delete(name);
  }
}
