import type {ChatRequest} from '../../model/index.js';
import {validationError} from '../aws-error.js';
import {
  attachmentsAreOfTheUser,
  attachmentsAreSmall,
  documentNamesAreClean,
  documentNamesAreUnique,
  documentsAreFew,
  documentsComeWithText,
  imagesAreFew,
} from './attachments.js';
import {
  cachePointsAreFew,
  cachePointsAreNotBehindDocuments,
  cachePointsAreNotBehindThoughts,
  cachePointsHaveSomethingToKeep,
} from './cache-points.js';
import {readConverseRequest, type Rule} from './converse-request.js';
import {
  descriptionsAreNotEmpty,
  maxTokensIsPositive,
  promptsBringTheirSettings,
  sharesAreBetweenNoughtAndOne,
  systemIsNotEmpty,
  toolsAreNamed,
  toolsAreSome,
  variablesAreOfPrompts,
} from './settings.js';
import {
  answersAreNotOnlyThoughts,
  cachePointsAreTaken,
  systemIsTaken,
  toolsAreTaken,
  wordsStandAlone,
} from './some-models.js';
import {callsAreNamed, jsonIsAnObject, resultsAreNotEmpty, toolIdsAreClean} from './tool-shapes.js';
import {
  everyToolUseIsAnswered,
  noToolResultIsOrphaned,
  resultsComeFirst,
  toolIdsAreUnique,
  toolsAreDeclared,
  toolsAreInTheirPlace,
  wordsComeBeforeCalls,
} from './tools.js';
import {
  citedTextIsNotBlank,
  contentIsPresent,
  rolesAlternate,
  startsWithUser,
  textIsNotBlank,
  thoughtsAreOfTheModel,
} from './turns.js';

/**
 * In this order: of several broken rules, the first is reported. Each names in its comment where it was learnt: a report
 * of somebody whom Bedrock refused, or a page of AWS’s documentation.
 */
export const rules: Readonly<Record<string, Rule>> = {
  maxTokensIsPositive,
  sharesAreBetweenNoughtAndOne,
  systemIsNotEmpty,
  toolsAreSome,
  toolsAreNamed,
  descriptionsAreNotEmpty,
  callsAreNamed,
  toolIdsAreClean,
  promptsBringTheirSettings,
  variablesAreOfPrompts,
  startsWithUser,
  rolesAlternate,
  contentIsPresent,
  textIsNotBlank,
  citedTextIsNotBlank,
  thoughtsAreOfTheModel,
  toolsAreDeclared,
  toolsAreInTheirPlace,
  toolIdsAreUnique,
  noToolResultIsOrphaned,
  everyToolUseIsAnswered,
  jsonIsAnObject,
  resultsAreNotEmpty,
  attachmentsAreOfTheUser,
  documentsComeWithText,
  documentNamesAreClean,
  documentNamesAreUnique,
  documentsAreFew,
  imagesAreFew,
  attachmentsAreSmall,
  cachePointsAreFew,
  cachePointsHaveSomethingToKeep,
  cachePointsAreNotBehindThoughts,
  systemIsTaken,
  toolsAreTaken,
  wordsStandAlone,
  cachePointsAreTaken,
  answersAreNotOnlyThoughts,
  resultsComeFirst,
  wordsComeBeforeCalls,
  cachePointsAreNotBehindDocuments,
};

/** Throws what Bedrock says of a Converse request that it would not take. */
export function validateRequest(
  request: object & {readonly modelId: string},
): asserts request is {readonly modelId: string} & ChatRequest {
  const read = readConverseRequest(request);
  for (const rule of Object.values(rules)) {
    const sentence = rule(read);
    if (sentence !== undefined) throw validationError(sentence);
  }
}
