import {validationError} from './aws-error.js';

/** ARN of an application inference profile → what it was made from: a model, or a profile such as `us.amazon.nova-lite-v1:0`. */
export type InferenceProfiles = Readonly<Record<string, string>>;

/** Something that a caller must be allowed to use, so that a model answers. */
export interface Target {
  /** Its ARN. */
  readonly resource: string;
  /** The region that AWS asks for on its behalf. */
  readonly region: string;
  /** The ARN of the inference profile through which it is reached. */
  readonly profile?: string;
}

/** Whose account it is, and which region was called. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/**
 * All that a caller must be allowed to use for a model id: for an inference profile, the profile and the model in every
 * region to which it routes. AWS checks only the region that it picks; here what would fail at times fails at once.
 */
export function listTargets(modelId: string, place: Place, made: InferenceProfiles): readonly Target[] {
  const {region, account} = place;
  const [kind, name] = modelId.startsWith('arn:') ? splitArn(modelId) : ['', modelId];
  // An ARN of another region names nothing here.
  if (kind !== '' && modelId.split(':')[3] !== region)
    throw validationError('The provided model identifier is invalid.');
  const source = made[modelId];
  if (source !== undefined) return [{resource: modelId, region}, ...listModels(source, modelId, region)];
  const isSystemProfile = geographyOf(name) !== undefined && (kind === '' || kind === 'inference-profile');
  if (isSystemProfile) {
    const profile = `arn:aws:bedrock:${region}:${account}:inference-profile/${name}`;
    return [{resource: profile, region}, ...listModels(name, profile, region)];
  }
  return [{resource: kind === '' ? modelArn(region, name) : modelId, region}];
}

// Where AWS's own inference profiles route to. The lists differ a little from model to model, and grow:
// https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-support.html
const destinations: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-2'],
  'us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  eu: ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-3'],
  apac: ['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
  global: [],
};

function listModels(source: string, profile: string, region: string): readonly Target[] {
  const geography = geographyOf(source);
  if (geography === undefined) return [{resource: modelArn(region, source), region, profile}];
  const model = source.slice(geography.length + 1);
  const regions = new Set([region, ...(destinations[geography] ?? [])]);
  const models = [...regions].map((one) => ({resource: modelArn(one, model), region: one, profile}));
  // A global profile may route anywhere: AWS asks for the model without a region, and for the region "unspecified".
  return geography === 'global' ? [...models, {resource: modelArn('', model), region: 'unspecified', profile}] : models;
}

function geographyOf(id: string): string | undefined {
  const [prefix = ''] = id.split('.');
  return prefix in destinations ? prefix : undefined;
}

/** The kind of resource that an ARN of Bedrock names, and the name. */
function splitArn(arn: string): readonly [kind: string, name: string] {
  const resource = arn.split(':').slice(5).join(':');
  const slash = resource.indexOf('/');
  return [resource.slice(0, slash), resource.slice(slash + 1)];
}

function modelArn(region: string, model: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${model}`;
}
