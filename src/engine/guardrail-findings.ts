import type {GuardrailFinding, GuardrailPolicy, Message} from '../model/index.js';

/** Where each policy puts what it has found, in an assessment of Bedrock’s. */
const lists: readonly (readonly [policy: GuardrailPolicy, assessment: string, list: string])[] = [
  ['topic', 'topicPolicy', 'topics'],
  ['content', 'contentPolicy', 'filters'],
  ['word', 'wordPolicy', 'customWords'],
  ['word', 'wordPolicy', 'managedWordLists'],
  ['personal', 'sensitiveInformationPolicy', 'piiEntities'],
  ['personal', 'sensitiveInformationPolicy', 'regexes'],
  ['grounding', 'contextualGroundingPolicy', 'filters'],
];

/**
 * Which policies of a guardrail acted on a question or its answer, each kind of finding once; what they merely noticed,
 * and the words that they found, are left out.
 */
export function readGuardrailFindings({trace}: Message): readonly GuardrailFinding[] {
  // The second name of each is that of InvokeModel.
  const {inputAssessment, input, outputAssessments, outputs} = recordOf(recordOf(trace)['guardrail']);
  const onQuestion = valuesOf(inputAssessment ?? input);
  const onAnswer = [...valuesOf(outputAssessments), ...listOf(outputs).map(valuesOf)].flatMap(listOf);
  const findings = [
    ...onQuestion.flatMap((assessment) => readAssessment(assessment, 'question')),
    ...onAnswer.flatMap((assessment) => readAssessment(assessment, 'answer')),
  ];
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

function readAssessment(assessment: unknown, on: GuardrailFinding['on']): readonly GuardrailFinding[] {
  return lists.flatMap(([policy, name, list]) => {
    const found = listOf(recordOf(recordOf(assessment)[name])[list]).map(recordOf);
    return found.filter(hasActed).map(({action, type, name: own}): GuardrailFinding => {
      const isBlocked = action === 'BLOCKED';
      // The type of a topic says only that it is denied; a filter has no name.
      const detail = typeof own === 'string' ? own : policy !== 'topic' && typeof type === 'string' ? type : undefined;
      return {policy, on, isBlocked, ...(detail !== undefined && {detail})};
    });
  });
}

function hasActed({action}: Readonly<Record<string, unknown>>): boolean {
  return typeof action === 'string' && action !== 'NONE';
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? {...value} : {};
}

function valuesOf(value: unknown): readonly unknown[] {
  return Object.values(recordOf(value));
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
