/** What the account has to answer with, as Bedrock’s control plane lists it; members as in AWS’s own answers. */
export interface ControlPlaneLists {
  /** Default: some of Amazon’s and Anthropic’s, among them a few that cannot chat. */
  readonly foundationModels?: readonly ListedItem[];
  /** Both AWS’s own (`SYSTEM_DEFINED`) and the account’s (`APPLICATION`). Default: AWS’s own for the models above. */
  readonly inferenceProfiles?: readonly ListedItem[];
  /** Default: none. */
  readonly customModels?: readonly ListedItem[];
  /** Default: none. */
  readonly customModelDeployments?: readonly ListedItem[];
  /** Default: none. */
  readonly provisionedModels?: readonly ListedItem[];
  /** How many items a page has at most, whatever is asked for. Default 1000. */
  readonly pageSize?: number;
}

/** One item of a list. */
export type ListedItem = Readonly<Record<string, unknown>>;

const text = ['TEXT'];
const textAndMore = ['TEXT', 'IMAGE', 'VIDEO'];

/** The models of a region. The newer ones answer through inference profiles alone. */
export function listFoundationModels(region: string): readonly ListedItem[] {
  const model = (modelId: string, modelName: string, more: ListedItem = {}): ListedItem => ({
    modelArn: modelArn(region, modelId),
    modelId,
    modelName,
    providerName: modelId.startsWith('anthropic') ? 'Anthropic' : 'Amazon',
    inputModalities: textAndMore,
    outputModalities: text,
    responseStreamingSupported: true,
    customizationsSupported: [],
    inferenceTypesSupported: ['ON_DEMAND'],
    modelLifecycle: {status: 'ACTIVE'},
    ...more,
  });
  const throughProfile = {inferenceTypesSupported: ['INFERENCE_PROFILE']};
  return [
    model('amazon.nova-micro-v1:0', 'Nova Micro', {inputModalities: text}),
    model('amazon.nova-lite-v1:0', 'Nova Lite'),
    model('amazon.nova-lite-v1:0:300k', 'Nova Lite', {inferenceTypesSupported: ['PROVISIONED']}),
    model('anthropic.claude-haiku-4-5-20251001-v1:0', 'Claude Haiku 4.5', throughProfile),
    model('anthropic.claude-v2:1', 'Claude', {modelLifecycle: {status: 'LEGACY'}}),
    model('amazon.nova-canvas-v1:0', 'Nova Canvas', {outputModalities: ['IMAGE'], responseStreamingSupported: false}),
    model('amazon.titan-embed-text-v2:0', 'Titan Text Embeddings V2', {
      inputModalities: text,
      outputModalities: ['EMBEDDING'],
      responseStreamingSupported: false,
    }),
  ];
}

/** AWS’s own inference profiles for those models. */
export function listInferenceProfiles(region: string, account: string): readonly ListedItem[] {
  const profile = (name: string, modelId: string): ListedItem => ({
    inferenceProfileId: `us.${modelId}`,
    inferenceProfileArn: `arn:aws:bedrock:${region}:${account}:inference-profile/us.${modelId}`,
    inferenceProfileName: name,
    models: ['us-east-1', 'us-west-2'].map((one) => ({modelArn: modelArn(one, modelId)})),
    status: 'ACTIVE',
    type: 'SYSTEM_DEFINED',
  });
  return [
    profile('US Nova Lite', 'amazon.nova-lite-v1:0'),
    profile('US Anthropic Claude Haiku 4.5', 'anthropic.claude-haiku-4-5-20251001-v1:0'),
  ];
}

function modelArn(region: string, modelId: string): string {
  return `arn:aws:bedrock:${region}::foundation-model/${modelId}`;
}
