import {expect} from '@open-wc/testing';
import type {OutcropChat} from '../../../../src/element.js';
import type {RecognizedEvent, Recognizer} from '../../../../src/ui/panel/extras/recognizer.js';
import {deepFocus, drawn, expectAccessible, findPart, getPart, mountOpen, press, until} from '../../harness.js';

/** A recognizer that hears what a test says. */
class FakeRecognizer implements Recognizer {
  static all: FakeRecognizer[] = [];
  static refusal: Error | undefined;
  lang = '';
  continuous = false;
  interimResults = false;
  onresult: ((event: RecognizedEvent) => void) | null = null;
  onerror: ((event: {readonly error: string}) => void) | null = null;
  onend: (() => void) | null = null;
  readonly calls: string[] = [];

  constructor() {
    FakeRecognizer.all.push(this);
  }

  start(): void {
    if (FakeRecognizer.refusal) throw FakeRecognizer.refusal;
    this.calls.push('start');
  }

  stop(): void {
    this.calls.push('stop');
  }

  abort(): void {
    this.calls.push('abort');
  }

  /** Everything that was recognised so far. */
  hear(...words: readonly string[]): void {
    this.onresult?.({results: words.map((transcript) => [{transcript}])});
  }

  fail(error: string): void {
    this.onerror?.({error});
    this.onend?.();
  }
}

const names = ['SpeechRecognition', 'webkitSpeechRecognition'] as const;
const browsers = names.map((name) => [name, Reflect.get(globalThis, name)] as const);

function install(recognizer: unknown): void {
  for (const name of names)
    Object.defineProperty(globalThis, name, {value: undefined, configurable: true, writable: true});
  Reflect.set(globalThis, 'webkitSpeechRecognition', recognizer);
}

async function mountDictating() {
  const {element, backend} = await mountOpen();
  element.dictation = true;
  const button = await until(() => findPart(element, 'dictate-button'));
  button.click();
  await until(() => button.ariaPressed === 'true');
  const recognizer = FakeRecognizer.all.at(-1);
  if (!recognizer) throw new Error('There is no recognizer.');
  return {element, backend, button, recognizer, input: getPart<HTMLTextAreaElement>(element, 'composer-input')};
}

const announced = (element: OutcropChat) => element.shadowRoot?.querySelector('.announcer')?.textContent;

describe('dictation', () => {
  beforeEach(() => {
    FakeRecognizer.all = [];
    FakeRecognizer.refusal = undefined;
    install(FakeRecognizer);
  });

  after(() => {
    for (const [name, value] of browsers) Reflect.set(globalThis, name, value);
  });

  it('is there where the page wants it and the browser has it', async () => {
    const {element} = await mountOpen();
    await until(() => findPart(element, 'attach-button'));
    await drawn(element);
    expect(findPart(element, 'dictate-button') === undefined).to.equal(true);
    element.toggleAttribute('dictation', true);
    const button = await until(() => findPart(element, 'dictate-button'));
    expect([button.ariaLabel, button.ariaPressed, FakeRecognizer.all.length]).to.deep.equal(['Dictate', 'false', 0]);
    await expectAccessible(element);
    install(undefined);
    element.requestUpdate();
    await until(() => !findPart(element, 'dictate-button'));
  });

  it('listens in the language of the page', async () => {
    const {recognizer, element, button} = await mountDictating();
    expect([recognizer.lang, recognizer.continuous, recognizer.interimResults]).to.deep.equal(['en', true, true]);
    await expectAccessible(element);
    button.click();
    expect(recognizer.calls).to.deep.equal(['start', 'stop']);
    element.lang = 'pt-BR';
    button.click();
    expect(FakeRecognizer.all.at(-1)?.lang).to.equal('pt-BR');
  });

  it('writes what is said at the caret, as it is recognised, and loses nothing that is typed', async () => {
    const {input, recognizer} = await mountDictating();
    recognizer.hear('what');
    expect(input.value).to.equal('what');
    recognizer.hear('What is granite?', 'and');
    expect(input.value).to.equal('What is granite? and');
    input.setRangeText(' (please)', input.value.length, input.value.length, 'end');
    recognizer.hear('What is granite?', 'And basalt?');
    expect(input.value).to.equal('What is granite? And basalt? (please)');
    input.value = 'Something else.';
    recognizer.hear('What is granite?', 'And basalt?', 'or');
    expect(input.value).to.equal('Something else.');
    recognizer.hear('What is granite?', 'And basalt?', 'or', 'so');
    expect(input.value).to.equal('Something else. so');
  });

  it('takes the last words after its button has ended it', async () => {
    const {input, recognizer, button} = await mountDictating();
    recognizer.hear('what is');
    button.click();
    await until(() => button.ariaPressed === 'false');
    recognizer.hear('What is granite?');
    recognizer.onend?.();
    expect(input.value).to.equal('What is granite?');
  });

  it('ends when the text is sent, and writes nothing afterwards', async () => {
    const {element, backend, input, recognizer, button} = await mountDictating();
    recognizer.hear('What is granite');
    press(input, 'Enter');
    await until(() => backend.requests.length === 1);
    recognizer.hear('What is granite?');
    expect([recognizer.calls, input.value]).to.deep.equal([['start', 'abort'], '']);
    expect(element.messages[0]?.content).to.deep.equal([{text: 'What is granite'}]);
    await until(() => button.ariaPressed === 'false');
  });

  it('ends by Escape, before the panel closes', async () => {
    const {element, input, recognizer} = await mountDictating();
    expect(press(input, 'Escape')).to.equal(false);
    expect([recognizer.calls, element.open]).to.deep.equal([['start', 'stop'], true]);
    press(input, 'Escape');
    expect(element.open).to.equal(false);
  });

  it('ends with the panel, with the attribute, and with the element', async () => {
    for (const end of [
      (element: OutcropChat) => element.hide(),
      (element: OutcropChat) => void (element.dictation = false),
      (element: OutcropChat) => element.remove(),
    ]) {
      const {element, recognizer} = await mountDictating();
      end(element);
      await until(() => recognizer.calls.includes('abort'));
    }
  });

  it('ends when the browser ends it, and can begin again', async () => {
    const {recognizer, button} = await mountDictating();
    recognizer.onend?.();
    await until(() => button.ariaPressed === 'false');
    button.focus();
    button.click();
    await until(() => button.ariaPressed === 'true');
    expect([FakeRecognizer.all.length, deepFocus()]).to.deep.equal([2, button]);
  });

  for (const [error, words] of [
    ['not-allowed', 'The microphone may not be used here. Allow it in the browser, or type.'],
    ['service-not-allowed', 'The microphone may not be used here. Allow it in the browser, or type.'],
    ['audio-capture', 'No microphone was found.'],
    ['no-speech', 'Nothing was heard.'],
    ['network', 'The connection that recognises speech is missing.'],
    ['language-not-supported', 'This browser does not recognise this language.'],
    ['bad-grammar', 'Dictation does not work right now.'],
  ] as const) {
    it(`says what is wrong: ${error}`, async () => {
      const {element, recognizer, button} = await mountDictating();
      recognizer.fail(error);
      const trouble = await until(() => findPart(element, 'dictation-trouble'));
      expect([trouble.innerText, announced(element), button.ariaPressed]).to.deep.equal([words, words, 'false']);
      await expectAccessible(element);
      button.click();
      await until(() => !findPart(element, 'dictation-trouble'));
    });
  }

  it('says nothing of silence after words, nor of an end that was wanted', async () => {
    const {element, recognizer, button} = await mountDictating();
    recognizer.hear('Hello');
    recognizer.fail('no-speech');
    await until(() => button.ariaPressed === 'false');
    button.click();
    FakeRecognizer.all.at(-1)?.fail('aborted');
    await until(() => button.ariaPressed === 'false');
    expect(findPart(element, 'dictation-trouble') === undefined).to.equal(true);
  });

  it('says so when it cannot begin', async () => {
    FakeRecognizer.refusal = new DOMException('Taken', 'InvalidStateError');
    const {element} = await mountOpen();
    element.dictation = true;
    (await until(() => findPart(element, 'dictate-button'))).click();
    const trouble = await until(() => findPart(element, 'dictation-trouble'));
    expect(trouble.innerText).to.equal('Dictation does not work right now.');
  });
});
