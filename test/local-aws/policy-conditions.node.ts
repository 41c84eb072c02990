import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {allHold, isOperator, type Conditions, type RequestContext} from '../../src/local-aws/policy-conditions.js';

const profile = 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0';
const region = {'aws:RequestedRegion': 'us-east-1'};
const amr = {'cognito-identity.amazonaws.com:amr': ['authenticated', 'graph.facebook.com']};

type Case = readonly [operator: string, wanted: Conditions[string], context: RequestContext, holds: boolean];

function check(cases: readonly Case[]): void {
  for (const [operator, wanted, context, holds] of cases) {
    const title = `${operator} ${JSON.stringify(wanted)} ${holds ? 'holds' : 'does not hold'} for ${JSON.stringify(context)}`;
    it(title, () => assert.equal(allHold({[operator]: wanted}, context), holds));
  }
}

describe('a condition about a text', () => {
  check([
    ['StringEquals', {'aws:RequestedRegion': 'us-east-1'}, region, true],
    ['StringEquals', {'aws:RequestedRegion': 'us-east-2'}, region, false],
    ['StringEquals', {'aws:RequestedRegion': 'US-EAST-1'}, region, false],
    ['StringEquals', {'aws:RequestedRegion': 'us-*'}, region, false],
    ['StringEquals', {'aws:RequestedRegion': ['us-east-2', 'us-east-1']}, region, true],
    ['StringEquals', {'AWS:requestedregion': 'us-east-1'}, region, true],
    ['StringEqualsIgnoreCase', {'aws:RequestedRegion': 'US-EAST-1'}, region, true],
    ['StringNotEquals', {'aws:RequestedRegion': 'us-east-2'}, region, true],
    ['StringNotEquals', {'aws:RequestedRegion': 'us-east-1'}, region, false],
    ['StringNotEquals', {'aws:RequestedRegion': ['us-east-2', 'us-east-1']}, region, false],
    ['StringLike', {'aws:RequestedRegion': 'us-*'}, region, true],
    ['StringLike', {'aws:RequestedRegion': 'us-????-1'}, region, true],
    ['StringLike', {'aws:RequestedRegion': 'us-e?-1'}, region, false],
    ['StringLike', {'aws:RequestedRegion': ['eu-*', 'us-*']}, region, true],
    ['StringNotLike', {'aws:RequestedRegion': 'us-*'}, region, false],
    ['StringNotLike', {'aws:RequestedRegion': ['eu-*', 'ap-*']}, region, true],
    ['StringNotEqualsIgnoreCase', {'aws:RequestedRegion': 'US-EAST-1'}, region, false],
    ['Bool', {'aws:SecureTransport': true}, {'aws:SecureTransport': 'true'}, true],
    ['Bool', {'aws:SecureTransport': 'TRUE'}, {'aws:SecureTransport': 'true'}, true],
    ['Bool', {'aws:SecureTransport': false}, {'aws:SecureTransport': 'true'}, false],
  ]);
});

describe('a condition about an ARN', () => {
  const key = 'bedrock:InferenceProfileArn';
  check([
    ['ArnEquals', {[key]: profile}, {[key]: profile}, true],
    ['ArnEquals', {[key]: profile.replace('lite', 'pro')}, {[key]: profile}, false],
    ['ArnEquals', {[key]: profile.replace('us-east-1', '*')}, {[key]: profile}, true],
    ['ArnLike', {[key]: 'arn:aws:bedrock:*:*:inference-profile/*'}, {[key]: profile}, true],
    ['ArnLike', {[key]: 'arn:aws:bedrock:*'}, {[key]: profile}, false],
    ['ArnLike', {[key]: 'arn:aws:bedrock:*:inference-profile/*'}, {[key]: profile}, false],
    ['ArnLike', {[key]: 'arn:aws:bedrock:*:*:*'}, {[key]: 'arn:aws:bedrock'}, false],
    ['ArnNotLike', {[key]: 'arn:aws:bedrock:*:*:application-inference-profile/*'}, {[key]: profile}, true],
    ['ArnNotEquals', {[key]: profile}, {[key]: profile}, false],
  ]);
});

describe('a condition about a time', () => {
  const key = 'aws:TokenIssueTime';
  const context = {[key]: '2026-11-20T12:00:00.789Z'};
  check([
    ['DateLessThan', {[key]: '2026-11-20T12:00:01Z'}, context, true],
    ['DateLessThan', {[key]: '2026-11-20T12:00:00.789Z'}, context, false],
    ['DateLessThanEquals', {[key]: '2026-11-20T12:00:00.789Z'}, context, true],
    ['DateGreaterThan', {[key]: '2026-11-20T12:00:00Z'}, context, true],
    ['DateGreaterThanEquals', {[key]: '2026-11-20T12:00:01Z'}, context, false],
    ['DateEquals', {[key]: '2026-11-20T13:00:00.789+01:00'}, context, true],
    ['DateNotEquals', {[key]: '2026-11-20T12:00:00.789Z'}, context, false],
    ['DateLessThan', {[key]: '2026-11-20T12:00:01Z'}, {}, false],
  ]);
});

describe('a condition about something that is missing', () => {
  const key = 'bedrock:GuardrailIdentifier';
  check([
    ['StringEquals', {[key]: 'x'}, {}, false],
    ['StringLike', {[key]: '*'}, {}, false],
    ['StringLike', {[key]: '*'}, {[key]: undefined}, false],
    ['ArnLike', {[key]: '*'}, {}, false],
    ['StringNotEquals', {[key]: 'x'}, {}, true],
    ['StringNotLike', {[key]: '*'}, {}, true],
    ['ArnNotEquals', {[key]: profile}, {}, true],
    ['StringEqualsIfExists', {[key]: 'x'}, {}, true],
    ['StringEqualsIfExists', {[key]: 'x'}, {[key]: 'y'}, false],
    ['Null', {[key]: 'true'}, {}, true],
    ['Null', {[key]: 'true'}, {[key]: 'x'}, false],
    ['Null', {[key]: false}, {[key]: 'x'}, true],
    ['Null', {[key]: false}, {}, false],
    ['ForAnyValue:StringLike', {[key]: '*'}, {}, false],
    ['ForAnyValue:StringNotLike', {[key]: 'x'}, {}, false],
    ['ForAllValues:StringLike', {[key]: 'x'}, {}, true],
    ['ForAllValues:StringLike', {[key]: 'x'}, {[key]: []}, true],
  ]);
});

describe('a condition about something with several values', () => {
  const [key = ''] = Object.keys(amr);
  check([
    ['ForAnyValue:StringLike', {[key]: 'authenticated'}, amr, true],
    ['ForAnyValue:StringLike', {[key]: 'unauthenticated'}, amr, false],
    ['ForAnyValue:StringLike', {[key]: ['x', 'graph.*']}, amr, true],
    ['ForAnyValue:StringNotEquals', {[key]: 'authenticated'}, amr, true],
    ['ForAnyValue:StringNotEquals', {[key]: ['authenticated', 'graph.facebook.com']}, amr, false],
    ['ForAllValues:StringLike', {[key]: 'authenticated'}, amr, false],
    ['ForAllValues:StringLike', {[key]: ['auth*', 'graph.*']}, amr, true],
    ['StringEquals', {[key]: 'authenticated'}, amr, true],
    ['StringNotEquals', {[key]: 'authenticated'}, amr, false],
  ]);
});

describe('several conditions', () => {
  const context = {...region, 'bedrock:ServiceTier': 'flex'};

  it('must hold together, whether they share an operator or not', () => {
    const both = (tier: string, place: string): boolean =>
      allHold({StringEquals: {'bedrock:ServiceTier': tier, 'aws:RequestedRegion': place}}, context) &&
      allHold({StringEquals: {'bedrock:ServiceTier': tier}, StringLike: {'aws:RequestedRegion': place}}, context);
    assert.equal(both('flex', 'us-east-1'), true);
    assert.equal(both('priority', 'us-east-1'), false);
    assert.equal(both('flex', 'us-east-2'), false);
  });

  it('are fine when there are none', () => assert.equal(allHold({}, {}), true));
});

describe('an operator is known', () => {
  for (const name of ['StringNotEqualsIfExists', 'ForAnyValue:ArnLike', 'ForAllValues:StringNotLikeIfExists', 'Null']) {
    it(name, () => assert.equal(isOperator(name), true));
  }
});

describe('an operator is not known', () => {
  const names = ['stringequals', 'NotStringEquals', 'StringNotNotEquals', 'DateNotLessThan', 'NumericEquals'];
  for (const name of [...names, 'ForEveryValue:StringLike', 'NullIfExists', '']) {
    it(JSON.stringify(name), () => assert.equal(isOperator(name), false));
  }
});
