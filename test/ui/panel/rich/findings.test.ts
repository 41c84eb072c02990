import {expect} from '@open-wc/testing';
import {delta, expectAccessible, mountOpen, until} from '../../harness.js';

describe('an answer in which a guardrail stepped in', () => {
  it('says which policy acted, without the words that it found', async () => {
    const {element, backend} = await mountOpen();
    void element.send('What should I take?');
    await until(() => backend.requests.length === 1);
    const topics = [{name: 'Medical advice', type: 'DENY', action: 'BLOCKED'}];
    const filters = [{type: 'VIOLENCE', confidence: 'HIGH', action: 'BLOCKED'}];
    const customWords = [{match: 'arsenic', action: 'BLOCKED'}];
    const assessment = {topicPolicy: {topics}, contentPolicy: {filters}, wordPolicy: {customWords}};
    const usage = {inputTokens: 1, outputTokens: 1, totalTokens: 2};
    backend.end(
      delta('I cannot talk about that.'),
      {messageStop: {stopReason: 'guardrail_intervened'}},
      {metadata: {usage, trace: {guardrail: {inputAssessment: {gr: assessment}}}}},
    );
    const findings = await until(() => element.shadowRoot?.querySelector('.findings') ?? undefined);
    const lines = [...findings.children].map((line) => line.textContent);
    expect(lines).to.deep.equal([
      'A topic that is not talked about here: Medical advice',
      'Harmful content',
      'Words that are not used here',
    ]);
    expect(element.shadowRoot?.textContent).not.to.contain('arsenic');
    await expectAccessible(element);
  });
});
