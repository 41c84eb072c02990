import {expect} from '@open-wc/testing';

import {scripted, textAnswer} from '../../src/backends/scripted/index.js';
import {createChat} from '../../src/engine/chat.js';
import type {Chat} from '../../src/model/index.js';
import {messageStart, messageStop, text} from '../transcript/parts.js';

const said = ({state}: Chat): string => state.messages.map(({content}) => content[0]?.text).join(' | ');
const image = {image: {format: 'png', source: {bytes: new Uint8Array([1, 2, 3])}}};

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Error && 'code' in error ? `${String(error.code)}: ${error.message}` : ''),
  );
}

describe('an exported conversation', () => {
  it('comes back with every version, every byte, and its title', async () => {
    const chat = createChat({backend: scripted(textAnswer('One'), textAnswer('Two'))});
    await chat.send([{text: 'Look'}, image]);
    await chat.regenerate();
    const json = await chat.exportTranscript('json');
    const backend = scripted(textAnswer('Three'));
    const other = createChat({backend});
    await other.importTranscript(json);
    expect(said(other)).to.equal('Look | Two');
    expect(other.state.usage).to.deep.equal(chat.state.usage);
    expect(other.state.conversationId).not.to.equal(chat.state.conversationId);
    other.stepBranch(other.state.messages[1]?.id ?? '', -1);
    expect(said(other)).to.equal('Look | One');
    await other.send('And?');
    expect(backend.requests[0]?.messages[0]?.content).to.deep.equal([{text: 'Look'}, image]);
    expect(JSON.parse(json)).to.include({title: 'Look', version: 1});
  });

  it('is a text that people read', async () => {
    const answer = [
      messageStart,
      {contentBlockDelta: {contentBlockIndex: 0, delta: {reasoningContent: {text: 'Hm.\nYes.'}}}},
      text(1, '**Here** it is.'),
      messageStop(),
    ];
    const fails = {
      name: 'find',
      inputSchema: {type: 'object'},
      approval: 'never' as const,
      run: () => '```\nfenced',
    };
    const call = [
      messageStart,
      {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 't', name: 'find'}}}},
      {contentBlockStop: {contentBlockIndex: 0}},
      messageStop('tool_use'),
    ];
    const chat = createChat({backend: scripted(call, answer), tools: [fails], modelId: 'm', now: () => 0});
    await chat.send([{text: 'Where   is it?'}, image, {document: {name: 'List', format: 'txt'}}]);
    const markdown = await chat.exportTranscript('markdown');
    const lines = markdown.split('\n').filter(Boolean);
    expect(lines.slice(0, 5)).to.deep.equal([
      '# Where is it?',
      '## You · 1970-01-01T00:00:00.000Z',
      'Where   is it?',
      '[Image: png]',
      '[Document: List]',
    ]);
    expect(markdown).to.contain('## Assistant (m)').and.to.contain('**find**').and.to.contain('## Tools');
    expect(markdown).to.contain('> Hm.\n> Yes.').and.to.contain('**Here** it is.');
    expect(markdown, 'nothing within closes the fence').to.contain('````json');
  });

  it('says what is wrong with a file that is none', async () => {
    const chat = createChat({backend: scripted(textAnswer('One'))});
    await chat.send('Hi');
    const files = {
      'no json': /It is no JSON/,
      '{}': /no conversation of this chat/,
      null: /no conversation of this chat/,
      '{"format":"outcrop-conversation","version":2}': /newer version/,
      '{"format":"outcrop-conversation","version":1}': /no message/,
      '{"format":"outcrop-conversation","version":1,"nodes":[null,{},{"message":7}]}': /no message/,
    };
    for (const [json, says] of Object.entries(files)) {
      expect(await codeOf(chat.importTranscript(json)), json)
        .to.match(/^validation: /)
        .and.to.match(says);
    }
    expect(said(chat), 'nothing is lost').to.equal('Hi | One');
  });
});
