import {expect} from '@open-wc/testing';
import {allParts, delta, drawn, mountOpen, until} from '../harness.js';

/** A conversation as it is exported, of one question and one answer. */
const exported = JSON.stringify({
  format: 'outcrop-conversation',
  version: 1,
  title: 'Stones',
  leafId: 'a',
  nodes: ['q', 'a'].map((id) => ({
    message: {
      id,
      role: id === 'q' ? 'user' : 'assistant',
      status: 'complete',
      createdAt: 1,
      blocks: [{block: {kind: 'text', index: 0, isDone: true, text: `Words of ${id}.`}}],
    },
    ...(id === 'a' && {parentId: 'q'}),
  })),
});

function listen(element: HTMLElement): string[] {
  const heard: string[] = [];
  for (const type of ['outcrop-reply-start', 'outcrop-reply-end'] as const) {
    element.addEventListener(type, ({message}) => heard.push(`${type} ${message.status}`));
  }
  return heard;
}

describe('what a chat tells of', () => {
  it('is no answer that was kept, and nobody reads one out', async () => {
    const {element} = await mountOpen();
    const heard = listen(element);
    await element.importTranscript(exported);
    await until(() => allParts(element, 'message').length === 2);
    await drawn(element);
    expect(heard).to.deep.equal([]);
    expect(element.shadowRoot?.querySelector('.announcer')?.textContent).to.equal('');
  });

  it('is each answer once, also after an old conversation was shown', async () => {
    const {element, backend} = await mountOpen();
    await element.importTranscript(exported);
    const heard = listen(element);
    const answer = element.send('Well?');
    await until(() => backend.requests.length > 0);
    backend.say(delta('Well.'));
    await drawn(element);
    backend.end({messageStop: {stopReason: 'end_turn'}});
    await answer;
    await drawn(element);
    expect(heard).to.deep.equal(['outcrop-reply-start streaming', 'outcrop-reply-end complete']);
  });
});
