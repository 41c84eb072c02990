import {allHold, type Conditions, type RequestContext} from './policy-conditions.js';
import {isMatch, listOf, type OneOrMore} from './policy-match.js';

/** An IAM policy, as far as the stand-in understands it. */
export interface Policy {
  readonly Version?: string;
  readonly Statement: readonly Statement[];
}

/** One statement of a policy; `*` and `?` are wildcards in actions and resources. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  /** What it is about: this, or everything but `NotAction`. */
  readonly Action?: OneOrMore;
  readonly NotAction?: OneOrMore;
  /** What it is about: this, or everything but `NotResource`. */
  readonly Resource?: OneOrMore;
  readonly NotResource?: OneOrMore;
  /** When it counts. Default: always. */
  readonly Condition?: Conditions;
}

/** What somebody wants to do, and to what. */
export interface Wish {
  readonly action: string;
  readonly resource: string;
  /** What else is known of the request. */
  readonly context: RequestContext;
}

/** What a policy says to a wish; `denied` is an explicit Deny, `not-allowed` the absence of an Allow. */
export type Verdict = 'allowed' | 'denied' | 'not-allowed';

/** Decides as IAM does: a Deny beats every Allow, and without an Allow nothing goes. */
export function judge(policy: Policy, wish: Wish): Verdict {
  const matching = policy.Statement.filter((statement) => appliesTo(statement, wish));
  if (matching.some((statement) => statement.Effect === 'Deny')) return 'denied';
  return matching.some((statement) => statement.Effect === 'Allow') ? 'allowed' : 'not-allowed';
}

function appliesTo({Action, NotAction, Resource, NotResource, Condition = {}}: Statement, wish: Wish): boolean {
  const {action, resource, context} = wish;
  return (
    isMeant(Action, NotAction, (pattern) => isMatch(pattern.toLowerCase(), action.toLowerCase())) &&
    // Actions are compared without regard to case, resources with it.
    isMeant(Resource, NotResource, (pattern) => isMatch(pattern, resource)) &&
    allHold(Condition, context)
  );
}

function isMeant(
  meant: OneOrMore | undefined,
  others: OneOrMore | undefined,
  fits: (pattern: string) => boolean,
): boolean {
  return meant === undefined ? !listOf(others ?? '*').some(fits) : listOf(meant).some(fits);
}
