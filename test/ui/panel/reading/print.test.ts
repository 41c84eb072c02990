import {expect} from '@open-wc/testing';
import {allParts, drawn, findPart, mountOpen, until} from '../../harness.js';

const count = 240;

/** So many messages, as an export has them. */
function transcript(): string {
  const nodes = Array.from({length: count}, (_, index) => ({
    message: {
      id: `message-${index}`,
      role: index % 2 === 0 ? 'user' : 'assistant',
      status: 'complete',
      createdAt: 1_700_000_000_000 + index * 1000,
      blocks: [{block: {kind: 'text', index: 0, isDone: true, text: `Message ${index}.`}}],
    },
    ...(index > 0 && {parentId: `message-${index - 1}`}),
  }));
  const leafId = `message-${count - 1}`;
  return JSON.stringify({format: 'outcrop-conversation', version: 1, title: 'Stones', leafId, nodes});
}

describe('a conversation that is printed', () => {
  it('is drawn in whole for as long as that takes, and only where it is seen', async () => {
    const {element} = await mountOpen();
    await element.importTranscript(transcript());
    await until(() => findPart(element, 'earlier-button'));
    await drawn(element);
    const length = () => allParts(element, 'message').length;
    const print = async (type: string) => {
      dispatchEvent(new Event(type));
      // A browser waits for no frame, but for what is done by then.
      await Promise.resolve();
      await element.updateComplete;
      return length();
    };
    const before = length();
    expect(before).to.be.lessThan(count);
    expect(await print('beforeprint')).to.equal(count);
    await drawn(element);
    expect(length()).to.equal(count);
    expect(await print('afterprint')).to.be.at.most(before);
    element.hide();
    await drawn(element);
    expect(await print('beforeprint')).to.be.at.most(before);
    await print('afterprint');
    element.remove();
    dispatchEvent(new Event('beforeprint'));
  });
});
