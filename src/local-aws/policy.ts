/** An IAM policy, as far as the stand-in understands it. */
export interface Policy {
  readonly Statement: readonly Statement[];
}

/** One statement of a policy; `*` and `?` are wildcards in actions and resources. */
export interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/** What a policy says to an action; `denied` is an explicit Deny, `not-allowed` the absence of an Allow. */
export type Verdict = 'allowed' | 'denied' | 'not-allowed';

/** Decides as IAM does: a Deny beats every Allow, and without an Allow nothing goes. */
export function judge(policy: Policy, action: string, resource: string): Verdict {
  const matching = policy.Statement.filter((statement) => appliesTo(statement, action, resource));
  if (matching.some((statement) => statement.Effect === 'Deny')) return 'denied';
  return matching.some((statement) => statement.Effect === 'Allow') ? 'allowed' : 'not-allowed';
}

const knownMembers = new Set(['Sid', 'Effect', 'Action', 'Resource']);

/** Throws on a policy that the stand-in would misread, such as one with conditions. */
export function checkPolicy(policy: Policy): void {
  for (const statement of policy.Statement) {
    const unknown = Object.keys(statement).filter((member) => !knownMembers.has(member));
    if (unknown.length > 0) {
      throw new TypeError(`The stand-in for AWS does not understand ${unknown.join(', ')} in a policy statement.`);
    }
  }
}

function appliesTo(statement: Statement, action: string, resource: string): boolean {
  // Actions are compared without regard to case, resources with it.
  return (
    listOf(statement.Action).some((pattern) => isMatch(pattern.toLowerCase(), action.toLowerCase())) &&
    listOf(statement.Resource).some((pattern) => isMatch(pattern, resource))
  );
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function isMatch(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${source}$`, 's').test(value);
}
