import {ChatError, isChatError} from '../../model/index.js';
import type {AwsCredentials} from '../../model/index.js';
import {pageClock} from '../clock.js';
import type {Clock} from '../clock.js';
import {keepFresh} from '../credentials/keep-fresh.js';
import type {CredentialsSource} from '../credentials/keep-fresh.js';
import type {CatalogModel, NamedModel} from './catalog-model.js';
import {ControlPlane} from './control-plane.js';
import {createModelLists} from './lists.js';
import type {ModelLists} from './lists.js';
import {mergeModels} from './merge-models.js';
import {bareId, foundationModelOf} from './model-id.js';

export type {CatalogModel, NamedModel} from './catalog-model.js';
export type {ModelKind} from './model-id.js';

/** How to reach Bedrock’s control plane, as whom, and what a page knows by itself. */
export interface CatalogOptions {
  /** AWS region of Bedrock. */
  readonly region: string;
  /** Fetches credentials, or keeps them fresh already. */
  readonly credentials?: (() => AwsCredentials | Promise<AwsCredentials>) | CredentialsSource;
  /** Returns a short-term Bedrock API key, in place of credentials. */
  readonly apiKey?: () => string | Promise<string>;
  /** Another address of the control plane than AWS’s own, `https://bedrock.<region>.amazonaws.com`. */
  readonly endpoint?: string;
  /** Default: the page’s own. */
  readonly fetch?: typeof fetch;
  /** Default: the page’s own, corrected by what AWS says. */
  readonly clock?: Clock;
  /** The page’s own list: it comes first, and serves alone where the role may not list. Default: none. */
  readonly models?: readonly NamedModel[];
}

/** What a model picker needs. */
export interface Catalog {
  /**
   * All models that can chat. A list of AWS that cannot be read is left out, and told in `failures`. Rejects only when
   * `signal` aborts.
   */
  list(options?: {readonly signal?: AbortSignal}): Promise<readonly CatalogModel[]>;
  /** Whether a model’s answers come piece by piece; undefined where nobody says. Never rejects. */
  canStream(modelId: string): Promise<boolean | undefined>;
  /** Why the last list lacks something. */
  readonly failures: readonly ChatError[];
}

/**
 * Reads which models there are, signed in the page. What AWS said is kept for all catalogs of a page that ask as the
 * same visitor in the same region, until the page is left.
 */
export function createCatalog(options: CatalogOptions): Catalog {
  const {models = []} = options;
  const lists = findLists(options);
  let failures: readonly ChatError[] = [];
  let hasListed = false;

  async function list(): Promise<readonly CatalogModel[]> {
    const missing: ChatError[] = [];
    const read = async <T>(asked: Promise<readonly T[]>): Promise<readonly T[] | undefined> => {
      try {
        return await asked;
      } catch (error) {
        missing.push(isChatError(error) ? error : notRead(error));
        return undefined;
      }
    };
    hasListed = true;
    const [foundationModels, system = [], application = [], customModels = [], deployments = [], bought = []] =
      await Promise.all([
        read(lists.foundationModels()),
        read(lists.systemProfiles()),
        read(lists.applicationProfiles()),
        read(lists.customModels()),
        read(lists.deployments()),
        read(lists.provisionedThroughputs()),
      ]);
    failures = missing;
    const profiles = [...system, ...application];
    return mergeModels({foundationModels, profiles, customModels, deployments, provisionedThroughputs: bought}, models);
  }

  async function canStream(modelId: string): Promise<boolean | undefined> {
    const base = foundationModelOf(modelId);
    // One model costs one request, a name that does not tell its model costs the lists.
    if (hasListed || base === undefined) {
      const listed = (await list()).find(({id}) => bareId(id) === bareId(modelId));
      if (listed?.streams !== undefined) return listed.streams;
    }
    // Who may not know needs no answer: the chat finds out when it asks.
    const details = base === undefined ? undefined : await lists.foundationModel(base).catch(() => undefined);
    return details?.streams;
  }

  return {
    list: ({signal} = {}) => untilAborted(list, signal),
    canStream,
    get failures() {
      return failures;
    },
  };
}

const sessions = new WeakMap<object, Map<string, ModelLists>>();

/** What lists say depends on who asks: another function counts as another visitor. */
function findLists(options: CatalogOptions): ModelLists {
  const {region, endpoint, credentials, apiKey, clock = pageClock, fetch} = options;
  const identity = apiKey ?? credentials ?? options;
  const known = sessions.get(identity) ?? new Map<string, ModelLists>();
  const place = `${region} ${endpoint ?? ''}`;
  const source = typeof credentials === 'function' ? keepFresh(credentials, {now: clock.now}) : credentials;
  const lists =
    known.get(place) ??
    createModelLists(new ControlPlane({region, endpoint, credentials: source, apiKey, fetch, clock}));
  sessions.set(identity, known.set(place, lists));
  return lists;
}

/** The lists are for all who ask, so one who gives up leaves them to the others. */
async function untilAborted<T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work();
  if (signal.aborted) throw notWanted();
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    giveUp = () => reject(notWanted());
    signal.addEventListener('abort', giveUp, {once: true});
  });
  try {
    return await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

function notWanted(): ChatError {
  return new ChatError('aborted', {message: 'The list of models is no longer wanted.'});
}

function notRead(cause: unknown): ChatError {
  return new ChatError('unknown', {message: 'The list of models could not be read.', cause});
}
