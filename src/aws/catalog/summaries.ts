import {bareId} from './model-id.js';
import {itemsOf, membersOf, textOf} from './read-json.js';
import type {Members} from './read-json.js';

/** A model of AWS or one of its partners. */
export interface FoundationModel {
  readonly id: string;
  readonly name: string;
  readonly provider?: string | undefined;
  /** It takes and gives text, and is not on its way out. */
  readonly canChat: boolean;
  readonly streams?: boolean | undefined;
  /** It can be called by its own id. */
  readonly isOnDemand: boolean;
}

/** A way to models in several regions, AWS’s own or one of the account. */
export interface InferenceProfile {
  /** What Converse takes: an id, or the ARN of an application inference profile. */
  readonly id: string;
  readonly name: string;
  readonly modelIds: readonly string[];
}

/** A model that the account has made from another one. */
export interface CustomModel {
  readonly arn: string;
  readonly name: string;
  readonly baseModelId: string;
}

/** Something that a model can be called through: a deployment, or throughput that was bought. */
export interface ModelAccess {
  readonly arn: string;
  readonly name: string;
  /** The ARN of the model that answers. */
  readonly modelArn: string;
  /** The foundation model that it is, or was made from. */
  readonly baseModelId?: string | undefined;
}

/** Reads a summary or the details of a foundation model, which have the same members. */
export function readFoundationModel(members: Members): FoundationModel | undefined {
  const id = textOf(members['modelId']);
  if (id === undefined) return undefined;
  const inferenceTypes = itemsOf(members['inferenceTypesSupported']);
  const streams = members['responseStreamingSupported'];
  return {
    id,
    name: textOf(members['modelName']) ?? id,
    provider: textOf(members['providerName']),
    canChat:
      itemsOf(members['inputModalities']).includes('TEXT') &&
      itemsOf(members['outputModalities']).includes('TEXT') &&
      (membersOf(members['modelLifecycle'])['status'] ?? 'ACTIVE') === 'ACTIVE' &&
      !isNamedOtherwise(id),
    streams: typeof streams === 'boolean' ? streams : undefined,
    isOnDemand: inferenceTypes.includes('ON_DEMAND'),
  };
}

/** Reads an inference profile that is in service. */
export function readInferenceProfile(members: Members): InferenceProfile | undefined {
  const {inferenceProfileId, inferenceProfileArn, inferenceProfileName, status, type, models} = members;
  // The id of an application inference profile means nothing to Converse, its ARN does.
  const id = textOf(type === 'APPLICATION' ? inferenceProfileArn : inferenceProfileId);
  if (id === undefined || status !== 'ACTIVE') return undefined;
  const arns = itemsOf(models).map((model) => textOf(membersOf(model)['modelArn']));
  const modelIds = arns.filter((arn) => arn !== undefined).map(bareId);
  return {id, name: textOf(inferenceProfileName) ?? id, modelIds: [...new Set(modelIds)]};
}

/** Reads a custom model that is finished. */
export function readCustomModel(members: Members): CustomModel | undefined {
  const {modelStatus = 'Active'} = members;
  const arn = textOf(members['modelArn']);
  const baseModelArn = textOf(members['baseModelArn']);
  if (arn === undefined || modelStatus !== 'Active') return undefined;
  return {arn, name: textOf(members['modelName']) ?? arn, baseModelId: bareId(baseModelArn ?? '')};
}

/** Reads a deployment of a custom model that is in service. */
export function readDeployment(members: Members): ModelAccess | undefined {
  const {customModelDeploymentArn, customModelDeploymentName, modelArn, status} = members;
  return status === 'Active' ? readAccess(customModelDeploymentArn, customModelDeploymentName, modelArn) : undefined;
}

/** Reads throughput that was bought and is in service. */
export function readProvisionedThroughput(members: Members): ModelAccess | undefined {
  const {provisionedModelArn, provisionedModelName, modelArn, foundationModelArn, status} = members;
  if (status !== 'InService' && status !== 'Updating') return undefined;
  const access = readAccess(provisionedModelArn, provisionedModelName, modelArn);
  const baseModelArn = textOf(foundationModelArn);
  return access && baseModelArn !== undefined ? {...access, baseModelId: bareId(baseModelArn)} : access;
}

/**
 * True for a model whose name says that it does not chat. AWS lists rerankers as models that take and give text; and
 * where a role may list profiles but no models, the name is all there is.
 */
export function isNamedOtherwise(modelId: string): boolean {
  return /embed|rerank|image|canvas|reel|sonic|marengo|^stability\./.test(modelId);
}

function readAccess(arn: unknown, name: unknown, modelArn: unknown): ModelAccess | undefined {
  const [own, model] = [textOf(arn), textOf(modelArn)];
  return own === undefined || model === undefined ? undefined : {arn: own, name: textOf(name) ?? own, modelArn: model};
}
