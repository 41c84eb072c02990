import {bareId, foundationModelOf, geographyOf, regionOf} from '../aws/catalog/model-id.js';
import type {Complaint} from './verdict.js';

/** Where the inference profiles of a geography can be called from. A `global` one can be called from everywhere. */
const places: readonly (readonly [geography: string, regions: RegExp])[] = [
  ['us-gov', /^us-gov-/],
  ['us', /^(us|ca)-/],
  ['eu', /^(eu|il|me)-/],
  ['apac', /^(ap|me)-/],
  ['jp', /^ap-northeast-[13]$/],
  ['au', /^ap-southeast-[246]$/],
  ['ca', /^ca-/],
];

/** Says why a model id cannot be right in a region, once AWS has refused it. */
export function findWrongPlace(modelId: string, region: string): Complaint | undefined {
  const named = regionOf(modelId);
  if (named !== undefined && named !== region) {
    return {
      says: `model-id is an ARN of ${named}, and Bedrock is asked in ${region}.`,
      fix: `Set region to ${named}, or model-id to a model in ${region}.`,
    };
  }
  const geography = geographyOf(modelId);
  const [, regions] = places.find(([name]) => name === geography) ?? [];
  if (geography === undefined || !regions || regions.test(region)) return undefined;
  return {
    says: `${bareId(modelId)} is an inference profile of the geography ${geography}, and Bedrock is asked in ${region}.`,
    fix: `Set region to one of ${geography}, or model-id to ${suggestProfile(modelId, region)}.`,
  };
}

/** The fix for a model that cannot be called by its own id. */
export function adviseProfile(modelId: string, region: string): string {
  return `Set model-id to an inference profile of the model, such as ${suggestProfile(modelId, region)}.`;
}

function suggestProfile(modelId: string, region: string): string {
  const [geography = 'global'] = places.find(([, regions]) => regions.test(region)) ?? [];
  return `${geography}.${foundationModelOf(modelId) ?? modelId}`;
}
