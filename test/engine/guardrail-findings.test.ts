import {expect} from '@open-wc/testing';
import {readGuardrailFindings} from '../../src/engine/guardrail-findings.js';
import type {Message} from '../../src/model/index.js';
import {createMessage} from '../../src/transcript/message.js';

function findingsOf(guardrail: unknown) {
  const fields = {id: 'a', role: 'assistant', blocks: [], status: 'complete', createdAt: 0} as const;
  const message: Message = createMessage({...fields, trace: {guardrail}});
  return readGuardrailFindings(message);
}

describe('what a guardrail found', () => {
  it('is told by policy, with the name that its author gave it', () => {
    const inputAssessment = {
      gr: {
        topicPolicy: {topics: [{name: 'Medical advice', type: 'DENY', action: 'BLOCKED'}]},
        contentPolicy: {filters: [{type: 'VIOLENCE', confidence: 'HIGH', action: 'BLOCKED'}]},
        wordPolicy: {
          customWords: [{match: 'darn', action: 'BLOCKED'}],
          managedWordLists: [{match: 'blast', type: 'PROFANITY', action: 'BLOCKED'}],
        },
      },
    };
    expect(findingsOf({inputAssessment})).to.deep.equal([
      {policy: 'topic', on: 'question', isBlocked: true, detail: 'Medical advice'},
      {policy: 'content', on: 'question', isBlocked: true, detail: 'VIOLENCE'},
      {policy: 'word', on: 'question', isBlocked: true},
      {policy: 'word', on: 'question', isBlocked: true, detail: 'PROFANITY'},
    ]);
  });

  it('is told of answers, each kind once, without the words that were found', () => {
    const pii = (match: string) => ({match, type: 'EMAIL', action: 'ANONYMIZED'});
    const outputAssessments = {
      gr: [
        {sensitiveInformationPolicy: {piiEntities: [pii('a@b.c'), pii('d@e.f')], regexes: []}},
        {
          sensitiveInformationPolicy: {
            piiEntities: [],
            regexes: [{name: 'Order number', match: '7', action: 'BLOCKED'}],
          },
          contextualGroundingPolicy: {filters: [{type: 'GROUNDING', score: 0.1, threshold: 0.7, action: 'BLOCKED'}]},
        },
      ],
    };
    const findings = findingsOf({outputAssessments});
    expect(findings).to.deep.equal([
      {policy: 'personal', on: 'answer', isBlocked: false, detail: 'EMAIL'},
      {policy: 'personal', on: 'answer', isBlocked: true, detail: 'Order number'},
      {policy: 'grounding', on: 'answer', isBlocked: true, detail: 'GROUNDING'},
    ]);
    expect(JSON.stringify(findings)).not.to.contain('a@b.c');
  });

  it('is nothing where a policy merely noticed', () => {
    const filters = [{type: 'HATE', confidence: 'LOW', action: 'NONE', detected: true}, {type: 'HATE'}];
    expect(findingsOf({inputAssessment: {gr: {contentPolicy: {filters}}}})).to.deep.equal([]);
  });

  it('is read from the answer of InvokeModel likewise', () => {
    const topics = [{name: 'Shares', type: 'DENY', action: 'BLOCKED'}];
    const finding = {policy: 'topic', isBlocked: true, detail: 'Shares'};
    expect(findingsOf({input: {gr: {topicPolicy: {topics}}}})).to.deep.equal([{...finding, on: 'question'}]);
    expect(findingsOf({outputs: [{gr: {topicPolicy: {topics}}}]})).to.deep.equal([{...finding, on: 'answer'}]);
  });

  for (const odd of [
    undefined,
    null,
    7,
    'no',
    [],
    {inputAssessment: 7},
    {outputAssessments: {gr: [null, {topicPolicy: 1}]}},
  ]) {
    it(`is nothing where the trace is ${JSON.stringify(odd)}`, () => {
      expect(findingsOf(odd)).to.deep.equal([]);
    });
  }
});
