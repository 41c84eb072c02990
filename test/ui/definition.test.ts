import {expect, fixture, html} from '@open-wc/testing';
import {OutcropChat} from '../../src/element.js';

describe('the definition of the tag', () => {
  it('is left to the page where the class alone is imported', () => {
    expect(OutcropChat.name).to.be.a('string');
    expect(customElements.getName(OutcropChat)).to.equal(null);
  });

  it('is not taken away from another version, and nothing throws', async () => {
    class OlderVersion extends HTMLElement {}
    customElements.define('outcrop-chat', OlderVersion);
    await import('../../src/index.js');
    expect(customElements.get('outcrop-chat')).to.equal(OlderVersion);
  });

  it('may have any name', async () => {
    customElements.define('our-chat', class extends OutcropChat {});
    const element = await fixture(html`<our-chat></our-chat>`);
    expect(element.shadowRoot?.querySelector('[part="launcher"]')).to.not.equal(null);
  });
});
