import {expect, fixture, html} from '@open-wc/testing';
import {BedrockRuntimeClient} from '@aws-sdk/client-bedrock-runtime';
import {FetchHttpHandler} from '@smithy/fetch-http-handler';
import {LitElement} from 'lit';
import {customElement, property} from 'lit/decorators.js';

@customElement('frame-proof')
class FrameProof extends LitElement {
  @property() word = '';
  override render() {
    return html`<p>${this.word}</p>`;
  }
}

describe('the browser tests', () => {
  it('run Lit with its decorators', async () => {
    const element = await fixture<FrameProof>(html`<frame-proof word="hi"></frame-proof>`);
    expect(element.shadowRoot?.textContent?.trim()).to.equal('hi');
  });

  it('run the AWS client', () => {
    const client = new BedrockRuntimeClient({region: 'us-east-1', requestHandler: new FetchHttpHandler()});
    expect(client.config).to.have.property('region');
  });

  it('reach the recordings of the wire', async function () {
    const response = await fetch('/shared-wire/index.json');
    if (response.status === 404) this.skip();
    expect(await response.json()).to.be.an('array');
  });
});
