/** What a model id names, in AWS’s own words of an ARN; `unknown` is what AWS may add one day. */
export type ModelKind =
  | 'foundation-model'
  | 'inference-profile'
  | 'application-inference-profile'
  | 'custom-model'
  | 'custom-model-deployment'
  | 'provisioned-model'
  | 'prompt'
  | 'unknown';

const kinds: ReadonlySet<string> = new Set<ModelKind>([
  'foundation-model',
  'inference-profile',
  'application-inference-profile',
  'custom-model',
  'custom-model-deployment',
  'provisioned-model',
  'prompt',
]);

/** What a model id, an inference profile or an ARN names. */
export function kindOf(modelId: string): ModelKind {
  const {kind} = splitArn(modelId);
  if (isKind(kind)) return kind;
  if (modelId.startsWith('arn:')) return 'unknown';
  return geographyOf(modelId) === undefined ? 'foundation-model' : 'inference-profile';
}

/** The short name of what an ARN and an id both name, so that two names of one model can be compared. */
export function bareId(modelId: string): string {
  const {kind, name} = splitArn(modelId);
  return kind === 'foundation-model' || kind === 'inference-profile' ? name : modelId;
}

/** The foundation model behind a model id, where the id itself tells: it is one, or a profile of AWS’s own. */
export function foundationModelOf(modelId: string): string | undefined {
  const kind = kindOf(modelId);
  if (kind === 'foundation-model') return bareId(modelId);
  return kind === 'inference-profile' ? bareId(modelId).replace(geography, '') : undefined;
}

/** The geography of an inference profile, such as `us` in `us.amazon.nova-lite-v1:0`. */
export function geographyOf(modelId: string): string | undefined {
  return geography.exec(bareId(modelId))?.[1];
}

/** The region in an ARN; undefined without one. */
export function regionOf(modelId: string): string | undefined {
  const [arn, , , region] = modelId.split(':');
  return arn === 'arn' && region ? region : undefined;
}

// Geographies are added from time to time. No provider of models has a name of two letters.
const geography = /^([a-z]{2}|us-gov|apac|global)\./;

function splitArn(modelId: string): {readonly kind?: string; readonly name: string} {
  const [, kind, name] = /^arn:[^:]*:bedrock:[^:]*:[^:]*:([^/]+)\/(.+)$/.exec(modelId) ?? [];
  return kind && name ? {kind, name} : {name: modelId};
}

function isKind(kind: string | undefined): kind is ModelKind {
  return kind !== undefined && kinds.has(kind);
}
