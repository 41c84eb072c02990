import {ControlPlane} from '../aws/catalog/control-plane.js';
import {foundationModelOf, kindOf} from '../aws/catalog/model-id.js';
import {membersOf} from '../aws/catalog/read-json.js';
import {readFoundationModel} from '../aws/catalog/summaries.js';
import {toChatError} from '../aws/failure.js';
import {blameAnswer} from './blame-answer.js';
import type {BedrockIdentity} from './get-credentials.js';
import {adviseProfile} from './model-advice.js';
import type {Surroundings} from './patient.js';
import {failed, ok, skipped} from './verdict.js';
import type {DoctorStep, Found, Verdict} from './verdict.js';

/** What Bedrock’s control plane says of the model, for a page that does not want to ask the model itself. */
export async function lookUpModel(surroundings: Surroundings, found: Found<BedrockIdentity>): Promise<Verdict> {
  const {settings, fetch, clock, controlPlaneEndpoint: endpoint} = surroundings;
  const {modelId = '', region} = settings;
  const base = foundationModelOf(modelId);
  if ('finding' in found) return found.finding;
  if (base === undefined) return skipped('model', `The name ${modelId} does not tell which model it is.`);
  const plane = new ControlPlane({region, endpoint, fetch, clock, ...toAccess(found.value)});
  try {
    const {modelDetails} = await plane.get(`/foundation-models/${encodeURIComponent(base)}`);
    const model = readFoundationModel(membersOf(modelDetails));
    const needsProfile = model && !model.isOnDemand && kindOf(modelId) === 'foundation-model';
    if (!needsProfile) return ok('model', `Bedrock knows ${base} in ${region}.`);
    const says = `${modelId} answers only through an inference profile.`;
    return failed('model', {says, fix: adviseProfile(modelId, region)});
  } catch (cause) {
    const error = toChatError(cause);
    const verdict = blameAnswer(error, surroundings);
    if (told.has(verdict.step)) return verdict;
    const isUnknown = error.code === 'validation';
    if (!isUnknown)
      return skipped('model', `Bedrock does not tell this visitor which models there are: ${error.code}.`);
    const says = `Bedrock knows no model ${base} in ${region}.`;
    return failed('model', {says, fix: 'Check model-id and region.', error});
  }
}

/** Whatever else keeps the control plane from answering, a chat does not need it. */
const told: ReadonlySet<DoctorStep> = new Set(['credentials', 'clock', 'region', 'model']);

function toAccess(identity: BedrockIdentity) {
  if ('apiKey' in identity) return {apiKey: () => identity.apiKey};
  const {credentials} = identity;
  return {credentials: {get: async () => credentials, drop: () => undefined}};
}
