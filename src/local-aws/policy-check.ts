import {isOperator} from './policy-conditions.js';
import type {Policy, Statement} from './policy.js';

/** What is known of a call of Bedrock, and can be asked for in a condition. */
const policyKeys = [
  'aws:CurrentTime',
  'aws:RequestedRegion',
  'aws:TokenIssueTime',
  'bedrock:GuardrailIdentifier',
  'bedrock:InferenceProfileArn',
  'bedrock:ServiceTier',
];

/** What is known of somebody who assumes a role. */
const trustKeys = ['aud', 'amr', 'sub'].map((claim) => `cognito-identity.amazonaws.com:${claim}`);

const members = ['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** Throws on a policy that the stand-in would misread, such as one with a condition it cannot judge. */
export function checkPolicy(policy: Policy): void {
  for (const statement of policy.Statement) {
    refuse(findUnknown(statement, members, policyKeys));
    refuse(findMissing(statement, 'Resource', 'NotResource'));
  }
}

/** Throws on a trust policy that the stand-in would misread. */
export function checkTrust(trust: {readonly Statement: readonly Omit<Statement, 'Resource'>[]}): void {
  for (const statement of trust.Statement) refuse(findUnknown(statement, [...members, 'Principal'], trustKeys));
}

function refuse(mistake: string | undefined): void {
  if (mistake !== undefined) throw new TypeError(`The stand-in for AWS ${mistake} in a policy statement.`);
}

function findUnknown(statement: Statement, known: readonly string[], keys: readonly string[]): string | undefined {
  const conditions = Object.entries(statement.Condition ?? {});
  const unknown = [
    ...Object.keys(statement).filter((member) => !known.includes(member)),
    ...conditions.flatMap(([operator]) => (isOperator(operator) ? [] : [operator])),
    ...conditions.flatMap(([, asked]) => Object.keys(asked)).filter((key) => !isAmong(key, keys)),
    // Variables such as ${aws:username} would be taken for text.
    ...(JSON.stringify(statement).match(/\$\{[^}]*\}/g) ?? []),
  ];
  if (unknown.length > 0) return `does not understand ${unknown.join(', ')}`;
  return findMissing(statement, 'Action', 'NotAction');
}

function findMissing(statement: Statement, one: keyof Statement, other: keyof Statement): string | undefined {
  return one in statement === other in statement ? `needs either ${one} or ${other}` : undefined;
}

function isAmong(key: string, keys: readonly string[]): boolean {
  return keys.some((known) => known.toLowerCase() === key.toLowerCase());
}
