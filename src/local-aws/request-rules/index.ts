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
import {readConverseRequest, type Rule} from './converse-request.js';
import {
  maxTokensIsPositive,
  promptsBringTheirSettings,
  sharesAreBetweenNoughtAndOne,
  systemIsNotEmpty,
} from './settings.js';
import {everyToolUseIsAnswered, noToolResultIsOrphaned, toolsAreDeclared} from './tools.js';
import {contentIsPresent, rolesAlternate, startsWithUser, textIsNotBlank} from './turns.js';

// In this order: of several broken rules, the first is reported.
const rules: readonly Rule[] = [
  maxTokensIsPositive,
  sharesAreBetweenNoughtAndOne,
  systemIsNotEmpty,
  promptsBringTheirSettings,
  startsWithUser,
  rolesAlternate,
  contentIsPresent,
  textIsNotBlank,
  toolsAreDeclared,
  noToolResultIsOrphaned,
  everyToolUseIsAnswered,
  attachmentsAreOfTheUser,
  documentsComeWithText,
  documentNamesAreClean,
  documentNamesAreUnique,
  documentsAreFew,
  imagesAreFew,
  attachmentsAreSmall,
];

/** Throws what Bedrock says of a Converse request that it would not take. */
export function validateRequest(
  request: object & {readonly modelId: string},
): asserts request is {readonly modelId: string} & ChatRequest {
  const read = readConverseRequest(request);
  for (const rule of rules) {
    const sentence = rule(read);
    if (sentence !== undefined) throw validationError(sentence);
  }
}
