import type {CatalogModel, NamedModel} from './catalog-model.js';
import {bareId, foundationModelOf, kindOf} from './model-id.js';
import {isNamedOtherwise} from './summaries.js';
import type {CustomModel, FoundationModel, InferenceProfile, ModelAccess} from './summaries.js';

/** What the lists said; undefined for one that could not be read. */
export interface ListedModels {
  readonly foundationModels: readonly FoundationModel[] | undefined;
  readonly profiles: readonly InferenceProfile[];
  readonly customModels: readonly CustomModel[];
  readonly deployments: readonly ModelAccess[];
  readonly provisionedThroughputs: readonly ModelAccess[];
}

/** Who made a model, and how it answers. */
type Traits = Pick<CatalogModel, 'provider' | 'streams'>;

/**
 * All that can chat, each under the name that Converse takes: what the page names comes first and keeps its label, the
 * rest follows by provider and label.
 */
export function mergeModels(listed: ListedModels, named: readonly NamedModel[]): readonly CatalogModel[] {
  const found = [...listOnDemand(listed), ...listProfiles(listed), ...listCustom(listed)];
  const byId = new Map(found.map((model) => [model.id, model]));
  const own = named.map(({id, label}) => nameModel(id, label, byId.get(bareId(id)) ?? readTraits(id, listed) ?? {}));
  const ownIds = new Set(named.map(({id}) => bareId(id)));
  const others = [...byId.values()].filter(({id}) => !ownIds.has(id));
  return [...own, ...others.toSorted(compareModels)];
}

function listOnDemand(listed: ListedModels): readonly CatalogModel[] {
  const callable = listed.foundationModels?.filter(({canChat, isOnDemand}) => canChat && isOnDemand) ?? [];
  return callable.map((model) => nameModel(model.id, model.name, model));
}

function listProfiles(listed: ListedModels): readonly CatalogModel[] {
  return listed.profiles.flatMap(({id, name, modelIds}) => {
    const traits = modelIds.map((modelId) => findTraits(modelId, listed));
    return traits.includes(undefined) ? [] : [nameModel(id, name, traits[0] ?? {})];
  });
}

/** A custom model is called through what was deployed or bought for it, never by its own ARN. */
function listCustom(listed: ListedModels): readonly CatalogModel[] {
  const {customModels, deployments, provisionedThroughputs} = listed;
  return [...deployments, ...provisionedThroughputs].flatMap(({arn, name, modelArn, baseModelId}) => {
    const custom = customModels.find((model) => model.arn === modelArn);
    const traits = findTraits(baseModelId ?? custom?.baseModelId ?? '', listed);
    return traits ? [nameModel(arn, custom?.name ?? name, traits)] : [];
  });
}

function nameModel(id: string, label: string, {provider, streams}: Partial<FoundationModel>): CatalogModel {
  return {
    id,
    label,
    kind: kindOf(id),
    ...(provider !== undefined && {provider}),
    ...(streams !== undefined && {streams}),
  };
}

/** What is known of a foundation model; undefined for one that cannot chat. */
function findTraits(modelId: string, {foundationModels}: ListedModels): Traits | undefined {
  const model = foundationModels?.find(({id}) => id === modelId);
  if (model) return model.canChat ? toTraits(model) : undefined;
  if (isNamedOtherwise(modelId)) return undefined;
  return modelId === '' ? {} : {provider: providerOf(modelId)};
}

/** What is known of a model that the page names: it is offered even where AWS would not list it. */
function readTraits(modelId: string, {foundationModels}: ListedModels): Traits | undefined {
  const base = foundationModelOf(modelId);
  const model = foundationModels?.find(({id}) => id === base);
  if (model) return toTraits(model);
  return base === undefined ? undefined : {provider: providerOf(base)};
}

function toTraits({id, provider = providerOf(id), streams}: FoundationModel): Traits {
  return {provider, ...(streams !== undefined && {streams})};
}

/** `Amazon`, of `amazon.nova-lite-v1:0`. */
function providerOf(modelId: string): string {
  const [provider = ''] = modelId.split('.');
  return provider.charAt(0).toUpperCase() + provider.slice(1);
}

function compareModels(a: CatalogModel, b: CatalogModel): number {
  const keys = ({provider = '', label, id}: CatalogModel) => [provider, label, id];
  const others = keys(b);
  for (const [index, key] of keys(a).entries()) {
    const order = key.localeCompare(others[index] ?? '', 'en', {numeric: true});
    if (order !== 0) return order;
  }
  return 0;
}
