/** Takes a value of this very type: neither a wider one nor a narrower one, and not `any`. */
export function isExactly<Wanted>() {
  return <Given>(_value: Given & (Same<Given, Wanted> extends true ? unknown : never)): void => undefined;
}

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
