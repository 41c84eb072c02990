import {expect} from '@open-wc/testing';
import {createElement, createRef, StrictMode} from 'react';
import {flushSync} from 'react-dom';
import {createRoot, type Root} from 'react-dom/client';
import {OutcropFeedbackEvent} from '../../src/ui/events-rich.js';
import {OutcropOpenEvent, type OutcropChat as ChatElement} from '../../src/element.js';
import {OutcropChat, type OutcropChatProps} from '../../src/react/index.js';

const tools = [{name: 'find_order', inputSchema: {}, run: () => 'shipped'}];

describe('the component for React', () => {
  let root: Root;
  let place: HTMLElement;
  const draw = (props: OutcropChatProps) => {
    flushSync(() => root.render(createElement(StrictMode, null, createElement(OutcropChat, props))));
    const element = place.querySelector('outcrop-chat');
    if (!element) throw new Error('Nothing was drawn.');
    return element;
  };

  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    root = createRoot(place);
  });
  afterEach(() => {
    flushSync(() => root.unmount());
    place.remove();
  });

  it('gives texts, numbers and yeses as attributes, so that a server’s page has them', () => {
    const element = draw({identityPoolId: 'us-east-1:1', maxTokens: 5, withoutNotice: true, mode: 'side', id: 'chat'});
    expect(element.getAttribute('identity-pool-id')).to.equal('us-east-1:1');
    expect(element.getAttribute('max-tokens')).to.equal('5');
    expect(element.getAttribute('without-notice')).to.equal('');
    expect(element.maxTokens).to.equal(5);
    expect([element.mode, element.id]).to.eql(['side', 'chat']);
  });

  it('takes a no for a no', () => {
    expect(draw({open: false, withoutNotice: false}).open).to.equal(false);
    expect(draw({open: false}).hasAttribute('without-notice')).to.equal(false);
    expect(draw({open: true}).open).to.equal(true);
    expect(draw({open: false}).open).to.equal(false);
  });

  it('gives what no text can say as properties, and takes it away again', () => {
    expect(draw({tools}).tools).to.equal(tools);
    const others = [...tools];
    expect(draw({tools: others}).tools).to.equal(others);
    const element = draw({});
    expect(element.tools).to.equal(undefined);
    expect(element.hasAttribute('tools')).to.equal(false);
  });

  it('leaves a property alone that has not changed', () => {
    const element = draw({tools, heading: 'One'});
    const own = [...tools];
    element.tools = own;
    draw({tools, heading: 'Two'});
    expect(element.tools).to.equal(own);
  });

  it('calls the listener of the latest render, once, and none when it is gone', () => {
    const heard: string[] = [];
    const feedback = new OutcropFeedbackEvent('a', {value: 'up'});
    draw({onOutcropFeedback: ({value}) => heard.push(`first ${value}`)}).dispatchEvent(feedback);
    const element = draw({onOutcropFeedback: ({value}) => heard.push(`second ${value}`)});
    element.dispatchEvent(feedback);
    element.dispatchEvent(new OutcropOpenEvent());
    draw({});
    element.dispatchEvent(feedback);
    expect(heard).to.eql(['first up', 'second up']);
    flushSync(() => root.render(null));
    element.dispatchEvent(feedback);
    expect(heard.length).to.equal(2);
  });

  it('gives the element to a ref, and takes it back', () => {
    const ref = createRef<ChatElement>();
    flushSync(() => root.render(createElement(OutcropChat, {ref})));
    expect(ref.current).to.equal(place.querySelector('outcrop-chat'));
    const seen: (ChatElement | null)[] = [];
    flushSync(() => root.render(createElement(OutcropChat, {ref: (found) => void seen.push(found)})));
    expect(ref.current).to.equal(null);
    expect(seen).to.eql([place.querySelector('outcrop-chat')]);
  });

  it('gives classes, and children to slots', () => {
    const child = createElement('p', {slot: 'footer'}, 'Bye');
    const element = draw({className: 'a b', children: child});
    expect(element.className).to.equal('a b');
    expect(element.querySelector('[slot=footer]')?.textContent).to.equal('Bye');
  });
});
