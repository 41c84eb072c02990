import {allBlocks, membersOf, toolsOf, type ConverseRequest, type Rule, type WireBlock} from './converse-request.js';

/** A request has four cache points at most. (Bedrock user guide, prompt caching; the sentence is a guess) */
export const cachePointsAreFew: Rule = (request) => {
  const {system} = request.members;
  const places = [...(Array.isArray(system) ? system : []).map(membersOf), ...(toolsOf(request) ?? [])];
  const count = [...places, ...allBlocks(request).map(({members}) => members)].filter(isCachePoint).length;
  return count > 4 ? `You can't include more than 4 cache points in a request. Found: ${count}.` : undefined;
};

/** Something stands before a cache point in its message. (strands-agents/harness-sdk#3677) */
export const cachePointsHaveSomethingToKeep: Rule = ({messages}) =>
  messages.some(({blocks}) => blocks[0] && isCachePoint(blocks[0].members))
    ? 'There is nothing available to cache.'
    : undefined;

/** Thoughts are kept with what follows them. (anomalyco/opencode#36517) */
export const cachePointsAreNotBehindThoughts: Rule = (request) =>
  blocksBeforePoints(request).some(({members}) => 'reasoningContent' in members)
    ? 'Cache point cannot be inserted after reasoning block. Please remove the invalid cache point and try again.'
    : undefined;

/** Documents other than PDF become something else on their way to the model. (strands-agents/harness-sdk#1966) */
export const cachePointsAreNotBehindDocuments: Rule = (request) => {
  const before = blocksBeforePoints(request).find(
    ({members}) => 'document' in members && membersOf(members['document'])['format'] !== 'pdf',
  );
  return before && `The model returned the following errors: ${before.path}.type: Field required`;
};

function blocksBeforePoints({messages}: ConverseRequest): readonly WireBlock[] {
  return messages.flatMap(({blocks}) =>
    blocks.filter((_, at) => {
      const next = blocks[at + 1];
      return next && isCachePoint(next.members);
    }),
  );
}

function isCachePoint(members: Readonly<Record<string, unknown>>): boolean {
  return 'cachePoint' in members;
}
