/** One value or several, as IAM writes them. */
export type OneOrMore<Value = string> = Value | readonly Value[];

/** The values as a list. */
export function listOf<Value extends string | boolean>(value: OneOrMore<Value>): readonly Value[] {
  return typeof value === 'object' ? value : [value];
}

/** True when a text fits a pattern: `*` is any number of characters, none included, and `?` is one. */
export function isMatch(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}

/** The same for ARNs in conditions: part by part, so that a `*` does not reach beyond its colon. */
export function isArnMatch(pattern: string, arn: string): boolean {
  const [wanted, parts] = [splitArn(pattern), splitArn(arn)];
  return wanted.length === parts.length && wanted.every((part, index) => isMatch(part, parts[index] ?? ''));
}

/** The six parts of an ARN; further colons belong to the last. */
function splitArn(arn: string): readonly string[] {
  const parts = arn.split(':');
  return [...parts.slice(0, 5), parts.slice(5).join(':')];
}
