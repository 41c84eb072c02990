import {guests, signedIn, type Parameters} from './parameters.js';
import type {Question} from './visitor.js';

const stream = 'bedrock:InvokeModelWithResponseStream';
const arnOf = (region: string, rest: string): string => `arn:aws:bedrock:${region}:${rest}`;
const model = (region: string, name = 'amazon.nova-lite-v1:0'): string => arnOf(region, `:foundation-model/${name}`);
const own = (rest: string, region = 'us-east-1'): string => arnOf(region, `000000000000:${rest}`);
const guardrailConfig = {guardrailIdentifier: 'abc123', guardrailVersion: 'DRAFT'};

/** What Bedrock says; `[action, resource]` stands for a refusal, expressly or for want of an Allow. */
export type Outcome =
  | 'answered'
  | {readonly missing: readonly [string, string]}
  | {readonly denied: readonly [string, string]};

/** A stack, a question to it, and how it goes. */
export type Row = readonly [title: string, parameters: Parameters, question: Question, outcome: Outcome];

const direct = {...guests, CostProfiles: 'no'};
const plain = {...direct, CrossRegion: 'none'};
const guarded = {...guests, GuardrailId: 'abc123'};
const profile = own('inference-profile/us.amazon.nova-lite-v1:0');
const pro = 'amazon.nova-pro-v1:0';
const second = {SecondModelId: pro, SecondCrossRegion: 'us'};
const secondProfile = own('application-inference-profile/secondcostprofile');

/** What visitors may ask of which stack, and what not. */
export const rows: readonly Row[] = [
  // What is meant.
  ['the profile of the stack', guests, {}, 'answered'],
  ['the profile of the stack, for those who signed in', signedIn, {}, 'answered'],
  ['the profile of the stack over one region', {...guests, CrossRegion: 'none'}, {}, 'answered'],
  ['the profile of AWS', direct, {}, 'answered'],
  ['the profile of AWS by its ARN', direct, {modelId: profile}, 'answered'],
  ['a global profile', {...direct, CrossRegion: 'global'}, {}, 'answered'],
  ['the model itself', plain, {}, 'answered'],
  ['the second model', {...guests, ...second}, {modelId: secondProfile}, 'answered'],
  ['the second model directly', {...direct, ...second}, {modelId: `us.${pro}`}, 'answered'],
  ['the second model in one region', {...direct, ...second, SecondCrossRegion: 'none'}, {modelId: pro}, 'answered'],
  ['the cheaper tier', guests, {serviceTier: {type: 'flex'}}, 'answered'],
  ['an answer in one piece, if wanted', {...guests, WholeAnswers: 'yes'}, {by: 'whole'}, 'answered'],
  [
    'the second so, if wanted',
    {...guests, ...second, WholeAnswers: 'yes'},
    {by: 'whole', modelId: secondProfile},
    'answered',
  ],
  ['with the guardrail', guarded, {guardrailConfig}, 'answered'],
  [
    'with its version',
    {...guarded, GuardrailVersion: '2'},
    {guardrailConfig: {...guardrailConfig, guardrailVersion: '2'}},
    'answered',
  ],
  ['in the regions named', {...direct, DestinationRegions: 'us-east-1, us-east-2,us-west-?'}, {}, 'answered'],
  ['globally, if named', {...direct, CrossRegion: 'global', DestinationRegions: 'us-*, unspecified'}, {}, 'answered'],

  // Another way to the same model.
  [
    'the model without the profile',
    guests,
    {modelId: 'amazon.nova-lite-v1:0'},
    {missing: [stream, model('us-east-1')]},
  ],
  ['the profile of AWS instead of ours', guests, {modelId: 'us.amazon.nova-lite-v1:0'}, {missing: [stream, profile]}],
  [
    'the model without AWS’s profile',
    direct,
    {modelId: 'amazon.nova-lite-v1:0'},
    {missing: [stream, model('us-east-1')]},
  ],
  ['a profile where none is meant', plain, {modelId: 'us.amazon.nova-lite-v1:0'}, {missing: [stream, profile]}],
  [
    'the second model without its profile',
    {...guests, ...second},
    {modelId: pro},
    {missing: [stream, model('us-east-1', pro)]},
  ],
  [
    'another profile of the account',
    guests,
    {modelId: own('application-inference-profile/other')},
    {missing: [stream, own('application-inference-profile/other')]},
  ],

  // Another model.
  ['another model', guests, {modelId: pro}, {missing: [stream, model('us-east-1', pro)]}],
  ['another model directly', plain, {modelId: pro}, {missing: [stream, model('us-east-1', pro)]}],
  ['another profile of AWS', direct, {modelId: `us.${pro}`}, {missing: [stream, own(`inference-profile/us.${pro}`)]}],
  [
    'a provisioned model',
    guests,
    {modelId: own('provisioned-model/x')},
    {missing: [stream, own('provisioned-model/x')]},
  ],
  ['a custom model', guests, {modelId: own('custom-model/x')}, {missing: [stream, own('custom-model/x')]}],

  // Another region.
  [
    'the model in another region',
    plain,
    {region: 'eu-west-1', modelId: 'amazon.nova-lite-v1:0'},
    {missing: [stream, model('eu-west-1')]},
  ],
  [
    'the profile in another region',
    direct,
    {region: 'us-west-2'},
    {missing: [stream, own('inference-profile/us.amazon.nova-lite-v1:0', 'us-west-2')]},
  ],
  [
    'the profile of another geography',
    direct,
    {region: 'eu-west-1', modelId: 'eu.amazon.nova-lite-v1:0'},
    {missing: [stream, own('inference-profile/eu.amazon.nova-lite-v1:0', 'eu-west-1')]},
  ],
  [
    'a region to which it may not route',
    {...direct, DestinationRegions: 'us-east-1,us-west-2'},
    {},
    {missing: [stream, model('us-east-2')]},
  ],
  [
    'a second one to which it may not route',
    {...direct, ...second, DestinationRegions: 'us-east-1,us-west-2'},
    {modelId: `us.${pro}`},
    {missing: [stream, model('us-east-2', pro)]},
  ],
  [
    'anywhere, if not named',
    {...direct, CrossRegion: 'global', DestinationRegions: 'us-*'},
    {},
    {missing: [stream, model('')]},
  ],

  // Another action.
  [
    'an answer in one piece',
    guests,
    {by: 'whole'},
    {missing: ['bedrock:InvokeModel', own('application-inference-profile/costprofile')]},
  ],
  ['an API key', guests, {by: 'api-key'}, {denied: ['bedrock:CallWithBearerToken', '*']}],
  [
    'a guardrail that nobody offered',
    guests,
    {guardrailConfig},
    {missing: ['bedrock:ApplyGuardrail', own('guardrail/abc123')]},
  ],

  // At another price.
  [
    'the dearer tier',
    guests,
    {serviceTier: {type: 'priority'}},
    {denied: [stream, own('application-inference-profile/costprofile')]},
  ],
  [
    'reserved capacity',
    guests,
    {serviceTier: {type: 'reserved'}},
    {denied: [stream, own('application-inference-profile/costprofile')]},
  ],
  [
    'the dearer tier in one piece',
    {...guests, WholeAnswers: 'yes'},
    {by: 'whole', serviceTier: {type: 'priority'}},
    {denied: ['bedrock:InvokeModel', own('application-inference-profile/costprofile')]},
  ],

  // Without the guardrail.
  ['without the guardrail', guarded, {}, {denied: [stream, model('us-east-1')]}],
  [
    'without it in one piece',
    {...guarded, WholeAnswers: 'yes'},
    {by: 'whole'},
    {denied: ['bedrock:InvokeModel', model('us-east-1')]},
  ],
  [
    'with another guardrail',
    guarded,
    {guardrailConfig: {...guardrailConfig, guardrailIdentifier: 'other'}},
    {denied: [stream, model('us-east-1')]},
  ],
  [
    'with another version',
    guarded,
    {guardrailConfig: {...guardrailConfig, guardrailVersion: '1'}},
    {denied: [stream, model('us-east-1')]},
  ],
  [
    'with the draft instead of the version',
    {...guarded, GuardrailVersion: '2'},
    {guardrailConfig},
    {denied: [stream, model('us-east-1')]},
  ],
];
