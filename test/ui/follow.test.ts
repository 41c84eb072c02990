import {expect} from '@open-wc/testing';
import {ChatError, type OutcropChat} from '../../src/element.js';
import {
  delta,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  mountOpen,
  press,
  until,
  type PuppetBackend,
} from './harness.js';

const paragraphs = (count: number) => delta('Some words about stones.\n\n'.repeat(count));

/** A chat whose answer is longer than its transcript is high. */
async function mountLong(): Promise<{element: OutcropChat; backend: PuppetBackend; transcript: HTMLElement}> {
  const {element, backend} = await mountOpen();
  void element.send('Tell me everything');
  await until(() => backend.requests.length > 0);
  backend.say(paragraphs(60));
  const transcript = getPart(element, 'transcript');
  await until(() => transcript.scrollHeight > transcript.clientHeight * 2);
  await untilReading(element);
  await drawn(element);
  return {element, backend, transcript};
}

/** What lets somebody read is fetched once there is more than fits; its style sheet tells that it is there. */
function untilReading(element: OutcropChat): Promise<unknown> {
  const isReading = ({cssRules}: CSSStyleSheet) => [...cssRules].some(({cssText}) => cssText.startsWith('.jump'));
  return until(() => element.shadowRoot?.adoptedStyleSheets.some(isReading));
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
    const {backend, transcript} = await mountLong();
    // Styles that arrive late change the height once more.
    await until(() => toEnd(transcript) <= 1);
    const {scrollHeight} = transcript;
    backend.say(paragraphs(40));
    await until(() => transcript.scrollHeight > scrollHeight && toEnd(transcript) <= 1);
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

  it('leaves the words where they are when something grows above them', async () => {
    const {element, transcript} = await mountLong();
    await scrollByHand(transcript, transcript.scrollTop - 200);
    const {scrollTop} = transcript;
    getPart(element, 'message-user').style.minHeight = '500px';
    await until(() => transcript.scrollTop > scrollTop + 300);
    getPart(element, 'message-user').style.minHeight = '';
    await until(() => Math.abs(transcript.scrollTop - scrollTop) <= 1);
  });

  it('follows again once the reader is back at the end', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, transcript.scrollTop - 200);
    await scrollByHand(transcript, transcript.scrollHeight);
    backend.say(paragraphs(20));
    await drawn(element);
    await until(() => toEnd(transcript) <= 1);
  });

  it('follows again when the reader asks the next question', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, 0);
    backend.end();
    await until(() => element.status !== 'streaming');
    void element.send('And then?');
    await drawn(element);
    await until(() => toEnd(transcript) <= 1);
  });

  it('is not thrown off by scrolling that nobody did by hand', async () => {
    const {element, backend, transcript} = await mountLong();
    const scrolled = new Promise((resolve) => transcript.addEventListener('scroll', resolve, {once: true}));
    transcript.scrollTop -= 100;
    await scrolled;
    backend.say(paragraphs(20));
    await drawn(element);
    await until(() => toEnd(transcript) <= 1);
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
    await until(() => toEnd(transcript) <= 1);
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

  it('stays where the search of the browser has gone', async () => {
    const {element, backend, transcript} = await mountLong();
    press(document.body, 'f', {ctrlKey: true});
    transcript.scrollTop -= 500;
    const {scrollTop} = transcript;
    backend.say(paragraphs(20));
    await drawn(element);
    expect(transcript.scrollTop).to.be.closeTo(scrollTop, 1);
  });

  it('shows the end all the same when the chat was closed while somebody searched the page', async () => {
    const {element, transcript} = await mountLong();
    element.hide();
    await until(() => transcript.clientHeight === 0);
    press(document.body, 'f', {ctrlKey: true});
    element.show();
    await until(() => transcript.clientHeight > 0 && toEnd(transcript) <= 1);
  });

  it('keeps the place of a reader who closes the chat and opens it again', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, transcript.scrollTop - 400);
    const {scrollTop} = transcript;
    element.hide();
    await until(() => transcript.clientHeight === 0);
    backend.say(paragraphs(20));
    await drawn(element);
    element.show();
    await until(() => transcript.clientHeight > 0 && Math.abs(transcript.scrollTop - scrollTop) <= 1);
  });

  it('waits while a text is selected, and follows once the pointer is up', async () => {
    const {element, backend, transcript} = await mountLong();
    const {scrollTop} = transcript;
    transcript.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true, buttons: 1}));
    backend.say(paragraphs(20));
    await drawn(element);
    expect(transcript.scrollTop).to.equal(scrollTop);
    window.dispatchEvent(new PointerEvent('pointerup'));
    await until(() => toEnd(transcript) <= 1);
  });

  it('goes to the end and stays with it by the key for that', async () => {
    const {element, backend, transcript} = await mountLong();
    await scrollByHand(transcript, 0);
    press(transcript, 'End');
    await until(() => toEnd(transcript) <= 1);
    backend.say(paragraphs(20));
    await drawn(element);
    await until(() => toEnd(transcript) <= 1);
  });

  it('shows a reader what went wrong only when they are at the end', async () => {
    const failure = new ChatError('network', {message: 'It broke off.', retryable: true});
    const away = await mountLong();
    await scrollByHand(away.transcript, 0);
    away.backend.say(failure);
    await until(() => findPart(away.element, 'notice'));
    await drawn(away.element);
    expect(away.transcript.scrollTop).to.equal(0);
    const there = await mountLong();
    there.backend.say(failure);
    await until(() => findPart(there.element, 'notice'));
    await drawn(there.element);
    await until(() => toEnd(there.transcript) <= 1);
  });

  it('leaves a reader in their place when another version of an answer is shown', async () => {
    const {element, backend, transcript} = await mountLong();
    backend.end({messageStop: {stopReason: 'end_turn'}});
    await until(() => element.status === 'idle');
    void element.regenerate();
    await until(() => backend.requests.length > 1);
    backend.end(paragraphs(30), {messageStop: {stopReason: 'end_turn'}});
    await until(() => element.status === 'idle');
    await drawn(element);
    await until(() => toEnd(transcript) <= 1);
    const {scrollTop} = transcript;
    element.stepBranch(element.messages[1]?.id ?? '', -1);
    await drawn(element);
    expect(transcript.scrollTop).to.be.closeTo(scrollTop, 1);
    expect(toEnd(transcript)).to.be.greaterThan(100);
  });
});

describe('the way back to the newest words', () => {
  it('is there while the reader is elsewhere, by its name, and for everybody', async () => {
    const {element, transcript} = await mountLong();
    expect(findPart(element, 'jump-button')).to.equal(undefined);
    await scrollByHand(transcript, 0);
    const button = await until(() => findPart(element, 'jump-button'));
    expect(button.getAttribute('aria-label')).to.equal('To the newest message: Answering …');
    await expectAccessible(element);
    button.focus();
    button.click();
    await until(() => !findPart(element, 'jump-button'));
    await until(() => toEnd(transcript) <= 1);
    expect(element.shadowRoot?.activeElement).to.equal(transcript);
  });

  it('takes no room: nothing moves when it comes or goes', async () => {
    const {element, transcript} = await mountLong();
    const readBoxes = () => [transcript, getPart(element, 'composer')].map((box) => box.getBoundingClientRect().top);
    const before = readBoxes();
    await scrollByHand(transcript, 0);
    await until(() => findPart(element, 'jump-button'));
    expect(readBoxes()).to.deep.equal(before);
  });

  it('speaks the language of the page, and the words of its own', async () => {
    const {element, transcript} = await mountLong();
    element.strings = {toNewest: 'Down!'};
    await scrollByHand(transcript, 0);
    const button = await until(() => findPart(element, 'jump-button'));
    expect(button.title).to.equal('Down!');
  });
});
