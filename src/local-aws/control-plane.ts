import {AwsError, validationError} from './aws-error.js';
import {fromBase64Url, toBase64Url} from './base64.js';
import {listFoundationModels, listInferenceProfiles} from './control-plane-lists.js';
import type {ControlPlaneLists, ListedItem} from './control-plane-lists.js';
import {judge, type Policy, type Verdict} from './policy.js';
import {verifySignature, type Caller} from './signatures.js';

/** What the answers of Bedrock’s control plane depend on. */
export interface ControlPlaneContext {
  readonly policy: Policy;
  readonly catalog: ControlPlaneLists;
  readonly now: () => number;
  /** Called once it is known who asks and that they may; throws to refuse all the same. */
  readonly admit: () => void;
}

/** True for a path of the control plane, whatever stands before it. */
export function isControlPlanePath(pathname: string): boolean {
  return route.test(pathname);
}

/** Answers one of the lists, or the details of a model; throws an `AwsError` where Bedrock refuses. */
export async function answerControlPlane(request: Request, context: ControlPlaneContext): Promise<ListedItem> {
  const {method, url, headers} = request;
  const {pathname, searchParams} = new URL(url);
  const [, list = '', item] = route.exec(pathname) ?? [];
  const caller = await verifySignature({method, url, headers, body: new Uint8Array()}, context.now());
  if (method !== 'GET') throw new AwsError({status: 405, code: 'MethodNotAllowedException'});
  if (item !== undefined) return getFoundationModel(decodeURIComponent(item), caller, context);
  const operation = operations[list];
  if (!operation) throw new AwsError({status: 404, code: 'UnknownOperationException'});
  authorize(caller, operation.action, '*', context);
  context.admit();
  const items = operation.read(context.catalog, caller, searchParams);
  return operation.isWhole ? {[operation.member]: items} : takePage(items, operation.member, searchParams, context);
}

const route =
  /\/(foundation-models|inference-profiles|custom-models|model-customization\/custom-model-deployments|provisioned-model-throughputs)(?:\/([^/]+))?$/;

interface Operation {
  readonly action: string;
  /** The member of the answer that has the items. */
  readonly member: string;
  /** The list has no pages. */
  readonly isWhole?: true;
  readonly read: (lists: ControlPlaneLists, caller: Caller, query: URLSearchParams) => readonly ListedItem[];
}

const operations: Readonly<Record<string, Operation>> = {
  'foundation-models': {
    action: 'bedrock:ListFoundationModels',
    member: 'modelSummaries',
    isWhole: true,
    read: readFoundationModels,
  },
  'inference-profiles': {
    action: 'bedrock:ListInferenceProfiles',
    member: 'inferenceProfileSummaries',
    read: readInferenceProfiles,
  },
  'custom-models': {
    action: 'bedrock:ListCustomModels',
    member: 'modelSummaries',
    read: ({customModels = []}) => customModels,
  },
  'model-customization/custom-model-deployments': {
    action: 'bedrock:ListCustomModelDeployments',
    member: 'modelDeploymentSummaries',
    read: ({customModelDeployments = []}) => customModelDeployments,
  },
  'provisioned-model-throughputs': {
    action: 'bedrock:ListProvisionedModelThroughputs',
    member: 'provisionedModelSummaries',
    read: ({provisionedModels = []}) => provisionedModels,
  },
};

function readFoundationModels(lists: ControlPlaneLists, {region}: Caller): readonly ListedItem[] {
  return lists.foundationModels ?? listFoundationModels(region);
}

function readInferenceProfiles(
  lists: ControlPlaneLists,
  {region, arn}: Caller,
  query: URLSearchParams,
): readonly ListedItem[] {
  // Without a type AWS lists its own alone: https://github.com/aws/aws-cli/issues/9728
  const wanted = query.get('type') ?? 'SYSTEM_DEFINED';
  const all = lists.inferenceProfiles ?? listInferenceProfiles(region, arn.split(':')[4] ?? '');
  return all.filter(({type}) => type === wanted);
}

function getFoundationModel(modelId: string, caller: Caller, context: ControlPlaneContext): ListedItem {
  const resource = `arn:aws:bedrock:${caller.region}::foundation-model/${modelId}`;
  authorize(caller, 'bedrock:GetFoundationModel', resource, context);
  context.admit();
  const model = readFoundationModels(context.catalog, caller).find((each) => each['modelId'] === modelId);
  if (!model) throw validationError('The provided model identifier is invalid.');
  return {modelDetails: model};
}

function takePage(
  items: readonly ListedItem[],
  member: string,
  query: URLSearchParams,
  {catalog}: ControlPlaneContext,
): ListedItem {
  const asked = Number(query.get('maxResults') ?? '100');
  if (!(asked >= 1 && asked <= 1000)) {
    throw validationError(
      `1 validation error detected: Value '${asked}' at 'maxResults' failed to satisfy constraint: Member must have value between 1 and 1000`,
    );
  }
  const start = readToken(query.get('nextToken'));
  const end = start + Math.min(asked, catalog.pageSize ?? 1000);
  return {[member]: items.slice(start, end), ...(end < items.length && {nextToken: writeToken(end)})};
}

// Tokens of AWS are base64 with its padding, which a query has to escape.
function writeToken(start: number): string {
  return `${toBase64Url(new TextEncoder().encode(`from ${start}`))}+/==`;
}

function readToken(token: string | null): number {
  if (token === null) return 0;
  const text = token.endsWith('+/==') ? new TextDecoder().decode(fromBase64Url(token.slice(0, -4))) : '';
  if (text.startsWith('from ')) return Number(text.slice('from '.length));
  throw validationError('The provided next token is invalid.');
}

function authorize(caller: Caller, action: string, resource: string, {policy, now}: ControlPlaneContext): void {
  const context = {
    'aws:CurrentTime': new Date(now()).toISOString(),
    'aws:TokenIssueTime': new Date(caller.issuedAt).toISOString(),
    'aws:RequestedRegion': caller.region,
  };
  const reason = findReason(caller, action, judge(policy, {action, resource, context}));
  if (reason === undefined) return;
  const message = `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  throw new AwsError({status: 403, code: 'AccessDeniedException', message});
}

function findReason({kind}: Caller, action: string, verdict: Verdict): string | undefined {
  // Guests of the enhanced flow have a session policy without any action of Bedrock.
  if (kind === 'guest-enhanced') return `because no session policy allows the ${action} action`;
  if (verdict === 'denied') return 'with an explicit deny in an identity-based policy';
  return verdict === 'allowed' ? undefined : `because no identity-based policy allows the ${action} action`;
}
