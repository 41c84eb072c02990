import {expect, html} from '@open-wc/testing';
import type {ContentBlock} from '../../src/element.js';
import {findPart, hear, mount, mountOpen, press, PuppetBackend, until, write} from './harness.js';

describe('settings that are wrong or change', () => {
  it('tells the developer every mistake, and no visitor’s text is lost', async () => {
    const element = await mount(html`<outcrop-chat region="nowhere"></outcrop-chat>`);
    const failed = hear(element, 'outcrop-error');
    element.show();
    expect((await failed).error.code).to.equal('config');
    const notice = await until(() => findPart(element, 'notice'));
    expect(notice.dataset.code).to.equal('config');
    expect(notice.textContent).to.contain('region').and.to.contain('model-id');
    const input = write(element, 'Hello');
    press(input, 'Enter');
    expect(input.value).to.equal('Hello');
    expect((await element.send('Hello')).status).to.equal('failed');
    expect([element.status, element.matches(':state(failed)')]).to.deep.equal(['failed', true]);
    element.backend = new PuppetBackend();
    element.region = undefined;
    await element.updateComplete;
    expect(findPart(element, 'notice')).to.equal(undefined);
  });

  it('tells of the same mistakes once', async () => {
    const element = await mount(html`<outcrop-chat></outcrop-chat>`);
    let told = 0;
    element.addEventListener('outcrop-error', () => (told += 1));
    await element.send('Hello');
    await element.send('Hello');
    expect(told).to.equal(1);
  });

  it('takes new settings at once while nothing has been said', async () => {
    const {element, backend: first} = await mountOpen();
    const second = new PuppetBackend();
    element.backend = second;
    void element.send('Hello');
    await until(() => second.requests.length > 0);
    expect(first.requests.length).to.equal(0);
  });

  it('takes new settings for the next question, and keeps what has been said', async () => {
    const {element, backend: first} = await mountOpen();
    void element.send('Hello');
    await until(() => first.requests.length > 0);
    const second = new PuppetBackend();
    element.backend = second;
    element.system = 'Be brief.';
    first.end('Hi');
    await until(() => element.status === 'idle');
    void element.send('And again');
    await until(() => second.requests.length > 0);
    expect(second.requests[0]?.messages.map(({role}) => role)).to.deep.equal(['user', 'assistant', 'user']);
    expect(second.requests[0]?.system).to.deep.equal([{text: 'Be brief.'}]);
    expect(first.requests).to.have.length(1);
  });

  it('shows a mistake that a later setting brings, and goes on once it is mended', async () => {
    const {element, backend} = await mountOpen();
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    backend.end('Hi');
    await until(() => element.status === 'idle');
    element.temperature = 7;
    expect((await element.send('And again')).error).to.include({code: 'config'});
    expect((await until(() => findPart(element, 'notice'))).textContent).to.contain('temperature');
    element.temperature = 1;
    void element.send('Once more');
    await until(() => backend.requests.length > 1);
    expect(backend.requests[1]?.messages.at(-1)?.content.at(-1)).to.deep.equal({text: 'Once more'});
  });

  it('says by doctor() what is wrong, step by step', async () => {
    const element = await mount(html`<outcrop-chat region="nowhere"></outcrop-chat>`);
    const [first] = await element.doctor();
    expect(first).to.include({step: 'configuration', status: 'failed'});
    expect(JSON.stringify(first)).to.contain('region').and.to.contain('model-id');
  });

  it('stops an answer whose visitor signs out', async () => {
    const {element, backend} = await mountOpen();
    const token = (serial: number) => `e30.${btoa(JSON.stringify({iss: 'i', sub: 'alice', serial}))}.x`;
    element.logins = {'accounts.google.com': token(1)};
    await element.updateComplete;
    const sent = element.send('Hello');
    await until(() => backend.requests.length > 0);
    element.logins = {'accounts.google.com': token(2)};
    await element.updateComplete;
    expect(element.status).not.to.equal('idle');
    element.logins = undefined;
    expect((await sent).status).to.equal('stopped');
    expect(element.messages).to.have.length(0);
  });

  it('asks nothing of anybody before the visitor agrees', async () => {
    const backend = new PuppetBackend();
    const element = await mount(html`<outcrop-chat history="off" .backend=${backend}></outcrop-chat>`);
    let mayAsk = false;
    element.consent = async () => mayAsk;
    expect((await element.send('Hello')).error?.message).to.contain('consent');
    expect(backend.requests).to.have.length(0);
    mayAsk = true;
    void element.retry();
    await until(() => backend.requests.length > 0);
  });

  it('hands every attribute to the request', async () => {
    const backend = new PuppetBackend();
    const element = await mount(html`
      <outcrop-chat
        .backend=${backend}
        model-id="some.model"
        system="Be brief."
        guardrail-id="abc"
        guardrail-version="2"
        max-tokens="12"
        temperature="0.5"
        top-p="0.25"
        stop-sequences='["END"]'
      ></outcrop-chat>
    `);
    expect([element.maxTokens, element.temperature, element.topP]).to.deep.equal([12, 0.5, 0.25]);
    expect(element.stopSequences).to.deep.equal(['END']);
    void element.send('Hello');
    await until(() => backend.requests.length > 0);
    const {modelId, system, guardrailConfig} = backend.requests[0] ?? {};
    expect([modelId, system]).to.deep.equal(['some.model', [{text: 'Be brief.'}] satisfies ContentBlock[]]);
    expect(guardrailConfig).to.deep.equal({guardrailIdentifier: 'abc', guardrailVersion: '2', trace: 'enabled'});
  });

  it('tells of stop sequences that are not JSON', async () => {
    const element = await mount(
      html`<outcrop-chat history="off" .backend=${new PuppetBackend()} stop-sequences="END"></outcrop-chat>`,
    );
    const {error} = await element.send('Hello');
    expect(error?.hint).to.contain('stop-sequences').and.to.contain('END');
  });
});
