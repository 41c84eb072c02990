import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../src/element.js';
import {delta, drawn, getPart, mountOpen, press, until, type PuppetBackend} from './harness.js';

const paragraphs = (count: number) => delta('Some words about stones.\n\n'.repeat(count));

/** A chat whose answer is longer than its transcript is high. */
async function mountLong(): Promise<{element: OutcropChat; backend: PuppetBackend; transcript: HTMLElement}> {
  const {element, backend} = await mountOpen();
  void element.send('Tell me everything');
  await until(() => backend.requests.length > 0);
  backend.say(paragraphs(60));
  const transcript = getPart(element, 'transcript');
  await until(() => transcript.scrollHeight > transcript.clientHeight * 2);
  // What lets somebody read is fetched once there is more than fits.
  await until(() =>
    element.shadowRoot?.adoptedStyleSheets.some(({cssRules}) => /\.jump/.test(cssRules[3]?.cssText ?? '')),
  );
  await drawn(element);
  return {element, backend, transcript};
}

const toEnd = ({scrollHeight, scrollTop, clientHeight}: HTMLElement) => scrollHeight - scrollTop - clientHeight;

/** Scrolls as a reader does: the input first, then what the browser makes of it. */
async function scrollByHand(transcript: HTMLElement, top: number): Promise<void> {
  transcript.dispatchEvent(new WheelEvent('wheel', {deltaY: top - transcript.scrollTop}));
  const scrolled = new Promise((resolve) => transcript.addEventListener('scroll', resolve, {once: true}));
  transcript.scrollTop = top;
  await scrolled;
}

describe('following an answer', () => {
  it('keeps the newest words in view', async () => {
    const {element, backend, transcript} = await mountLong();
    await drawn(element);
    expect(toEnd(transcript)).to.be.at.most(1);
    backend.say(paragraphs(40));
    await drawn(element);
    expect(toEnd(transcript)).to.be.at.most(1);
  });

  it('leaves a reader alone who has scrolled up', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, transcript.scrollTop - 200);
    const {scrollTop} = transcript;
    for (let round = 0; round < 3; round += 1) {
      backend.say(paragraphs(20));
      await drawn(element);
    }
    expect(transcript.scrollTop).to.be.closeTo(scrollTop, 1);
  });

  it('follows again once the reader is back at the end', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, transcript.scrollTop - 200);
    await scrollByHand(transcript, transcript.scrollHeight);
    backend.say(paragraphs(20));
    await drawn(element);
    expect(toEnd(transcript)).to.be.at.most(1);
  });

  it('follows again when the reader asks the next question', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, 0);
    backend.end();
    await until(() => element.status !== 'streaming');
    void element.send('And then?');
    await drawn(element);
    expect(toEnd(transcript)).to.be.at.most(1);
  });

  it('is not thrown off by scrolling that nobody did by hand', async () => {
    const {element, backend, transcript} = await mountLong();
    const scrolled = new Promise((resolve) => transcript.addEventListener('scroll', resolve, {once: true}));
    transcript.scrollTop -= 100;
    await scrolled;
    backend.say(paragraphs(20));
    await drawn(element);
    expect(toEnd(transcript)).to.be.at.most(1);
  });

  it('takes keys that scroll for a hand, and letters not', async () => {
    const {element, backend, transcript} = await mountLong();
    const scrollBy = async (key: string) => {
      press(transcript, key);
      const scrolled = new Promise((resolve) => transcript.addEventListener('scroll', resolve, {once: true}));
      transcript.scrollTop -= 100;
      await scrolled;
      backend.say(paragraphs(20));
      await drawn(element);
    };
    await scrollBy('a');
    expect(toEnd(transcript)).to.be.at.most(1);
    await scrollBy('PageUp');
    expect(toEnd(transcript)).to.be.greaterThan(100);
  });

  it('takes the scroll bar for held until the pointer is released', async () => {
    const {element, backend, transcript} = await mountLong();
    transcript.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
    const scrolled = new Promise((resolve) => transcript.addEventListener('scroll', resolve, {once: true}));
    transcript.scrollTop -= 300;
    await scrolled;
    window.dispatchEvent(new PointerEvent('pointerup'));
    backend.say(paragraphs(20));
    await drawn(element);
    expect(toEnd(transcript)).to.be.greaterThan(300);
  });

  it('keeps the end in view when the panel gets smaller', async () => {
    const {element, transcript} = await mountLong();
    await drawn(element);
    element.style.setProperty('--outcrop-height', '360px');
    await until(() => transcript.clientHeight < 300);
    await until(() => toEnd(transcript) <= 1);
  });
});
