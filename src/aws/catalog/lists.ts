import {ChatError, isChatError} from '../../model/index.js';
import type {ControlPlane} from './control-plane.js';
import {itemsOf, membersOf, textOf} from './read-json.js';
import type {Members} from './read-json.js';
import {
  readCustomModel,
  readDeployment,
  readFoundationModel,
  readInferenceProfile,
  readProvisionedThroughput,
} from './summaries.js';
import type {CustomModel, FoundationModel, InferenceProfile, ModelAccess} from './summaries.js';

/** The lists of Bedrock that together say what can chat. Each is asked for once, and fails by itself. */
export interface ModelLists {
  foundationModels(): Promise<readonly FoundationModel[]>;
  /** AWS’s own. */
  systemProfiles(): Promise<readonly InferenceProfile[]>;
  /** Those of the account, which AWS lists only when asked for them. */
  applicationProfiles(): Promise<readonly InferenceProfile[]>;
  customModels(): Promise<readonly CustomModel[]>;
  deployments(): Promise<readonly ModelAccess[]>;
  provisionedThroughputs(): Promise<readonly ModelAccess[]>;
  /** What AWS knows of one foundation model. */
  foundationModel(modelId: string): Promise<FoundationModel | undefined>;
}

/** How one list is asked for, and what its items are. */
interface ListSource<T> {
  /** The action that a policy allows. */
  readonly action: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The member of the answer with the items. */
  readonly member: string;
  /** Undefined for an item that is of no use. */
  readonly read: (members: Members) => T | undefined;
}

/** Longer pages are refused. */
const paged = {maxResults: '1000'};

/** Reads the lists, and remembers what they said. */
export function createModelLists(plane: ControlPlane): ModelLists {
  const details = new Map<string, () => Promise<FoundationModel | undefined>>();

  function readOne(modelId: string): Promise<FoundationModel | undefined> {
    return explain('GetFoundationModel', async () => {
      const {modelDetails} = await plane.get(`/foundation-models/${encodeURIComponent(modelId)}`);
      return readFoundationModel(membersOf(modelDetails));
    });
  }

  return {
    foundationModels: listOf(plane, {
      action: 'ListFoundationModels',
      path: '/foundation-models',
      member: 'modelSummaries',
      read: readFoundationModel,
    }),
    systemProfiles: listOf(plane, profiles('SYSTEM_DEFINED')),
    applicationProfiles: listOf(plane, profiles('APPLICATION')),
    customModels: listOf(plane, {
      action: 'ListCustomModels',
      path: '/custom-models',
      query: paged,
      member: 'modelSummaries',
      read: readCustomModel,
    }),
    deployments: listOf(plane, {
      action: 'ListCustomModelDeployments',
      path: '/model-customization/custom-model-deployments',
      query: paged,
      member: 'modelDeploymentSummaries',
      read: readDeployment,
    }),
    provisionedThroughputs: listOf(plane, {
      action: 'ListProvisionedModelThroughputs',
      path: '/provisioned-model-throughputs',
      query: paged,
      member: 'provisionedModelSummaries',
      read: readProvisionedThroughput,
    }),
    foundationModel(modelId) {
      const read = details.get(modelId) ?? remember(() => readOne(modelId));
      details.set(modelId, read);
      return read();
    },
  };
}

function profiles(type: string): ListSource<InferenceProfile> {
  return {
    action: 'ListInferenceProfiles',
    path: '/inference-profiles',
    query: {...paged, type},
    member: 'inferenceProfileSummaries',
    read: readInferenceProfile,
  };
}

function listOf<T>(plane: ControlPlane, source: ListSource<T>): () => Promise<readonly T[]> {
  return remember(() => explain(source.action, () => readPages(plane, source)));
}

async function readPages<T>(plane: ControlPlane, {path, query, member, read}: ListSource<T>): Promise<readonly T[]> {
  const items: T[] = [];
  const tokens = new Set<string>();
  for (let token: string | undefined; ;) {
    const page = await plane.get(path, {...query, ...(token !== undefined && {nextToken: token})});
    items.push(
      ...itemsOf(page[member])
        .map((item) => read(membersOf(item)))
        .filter((item) => item !== undefined),
    );
    token = textOf(page['nextToken']);
    // A service that points back would be asked forever.
    if (token === undefined || tokens.has(token)) return items;
    tokens.add(token);
  }
}

/** Asks once for all who want to know. What is forbidden stays so; any other failure may be over the next time. */
function remember<T>(read: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return () => {
    if (known) return known;
    const reading = read();
    known = reading;
    reading.catch((error: unknown) => {
      if (known === reading && !isForbidden(error)) known = undefined;
    });
    return reading;
  };
}

/** Names the action that a policy has to allow. */
async function explain<T>(action: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new ChatError(error.code, {
      message: 'The chat may not see which models there are.',
      hint: `Allow bedrock:${action} on the resource * in the policy of the role, or name the models in the page.`,
      ...(error.status !== undefined && {status: error.status}),
      cause: error,
    });
  }
}

function isForbidden(error: unknown): error is ChatError {
  return isChatError(error) && (error.code === 'access-denied' || error.code === 'guest-scope');
}
