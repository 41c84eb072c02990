import {expect} from '@open-wc/testing';
import {createMarkdown} from '../../src/markdown/index.js';
import {rare, rareArrived} from '../../src/markdown/rare.js';

describe('what cleans a copy', () => {
  it('is fetched when a selection begins', async () => {
    const root = document.createElement('div');
    document.body.append(root);
    const markdown = createMarkdown(root, {schedule: () => undefined});
    markdown.write('some **words**\n\n- one');
    markdown.end();
    expect(rare).to.equal(undefined);
    const paragraph = root.querySelector('p');
    paragraph?.dispatchEvent(new Event('selectstart', {bubbles: true}));
    await rareArrived;

    getSelection()?.selectAllChildren(root);
    const event = new ClipboardEvent('copy', {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
    paragraph?.dispatchEvent(event);
    // Some engines give an event that a script makes no clipboard.
    if (event.clipboardData) expect(event.clipboardData.getData('text/plain')).to.equal('some words\n\n- one');
    expect(event.defaultPrevented).to.equal(event.clipboardData !== null);
    markdown.release();
    root.remove();
  });
});
