import {expect} from '@open-wc/testing';

import {AnswerWriter} from '../../../src/backends/invoke-model/answer-writer.js';
import {delta, messageStart, messageStop, start, stop, text} from '../../transcript/parts.js';

const tool = {toolUse: {toolUseId: 't', name: 'n'}};

describe('AnswerWriter', () => {
  it('begins the message once, numbers the blocks, and closes each before the next opens', () => {
    const answer = new AnswerWriter();
    const events = [
      ...answer.reasoning({text: 'H'}),
      ...answer.reasoning({text: 'm.'}),
      ...answer.reasoning({signature: 's'}),
      ...answer.text('Ye'),
      ...answer.text('s.'),
      ...answer.start(tool, {toolUse: {input: '{'}}),
      ...answer.more({toolUse: {input: '}'}}),
      ...answer.start(tool),
      ...answer.text('Done.'),
      ...answer.stop('tool_use'),
    ];
    expect(events).to.deep.equal([
      messageStart,
      delta(0, {reasoningContent: {text: 'H'}}),
      delta(0, {reasoningContent: {text: 'm.'}}),
      delta(0, {reasoningContent: {signature: 's'}}),
      stop(0),
      text(1, 'Ye'),
      text(1, 's.'),
      stop(1),
      start(2, tool),
      delta(2, {toolUse: {input: '{'}}),
      delta(2, {toolUse: {input: '}'}}),
      stop(2),
      start(3, tool),
      stop(3),
      text(4, 'Done.'),
      stop(4),
      messageStop('tool_use'),
    ]);
  });

  it('opens no block for nothing, but lets know that the answer has begun', () => {
    expect([...new AnswerWriter().text('')]).to.deep.equal([messageStart]);
    expect([...new AnswerWriter().reasoning({text: ''})]).to.deep.equal([messageStart]);
    expect([...new AnswerWriter().stop('end_turn')]).to.deep.equal([messageStart, messageStop()]);
    expect([...new AnswerWriter().start(tool)]).to.deep.equal([messageStart, start(0, tool)]);
  });
});
