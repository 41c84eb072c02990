/** A chat without the element: the state of the engine, written into a list of questions and answers. */
import {openChat, type ChatState, type Message} from '../../src/headless.js';

const chat = openChat(JSON.parse(document.querySelector('#outcrop-settings')?.textContent || '{}'));
const conversation = document.querySelector('#conversation');
const form = document.querySelector<HTMLFormElement>('#question-form');
const stop = document.querySelector<HTMLButtonElement>('#stop');
const problem = document.querySelector('#problem');
const spoken = document.querySelector('#spoken');

chat.subscribe(show);
form?.addEventListener('focusin', () => void chat.prepare());
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const question = String(new FormData(form).get('question') ?? '').trim();
  if (question === '' || stop?.disabled === false) return;
  form.reset();
  void chat.send(question);
});
stop?.addEventListener('click', () => chat.stop());

function show({messages, error}: ChatState): void {
  messages.forEach(showMessage);
  const isBusy = messages.at(-1)?.status === 'streaming';
  // A button that is disabled loses the focus, and whoever uses the keyboard their place.
  if (!isBusy && document.activeElement === stop) form?.querySelector('input')?.focus();
  if (stop) stop.disabled = !isBusy;
  // Read aloud once it is complete: not piece by piece, and not the question.
  const last = messages.at(-1);
  speak(last?.role === 'assistant' && !isBusy ? readText(last) : '');
  problem?.replaceChildren(error?.message ?? '');
}

function showMessage(message: Message, index: number): void {
  const text = readText(message);
  const place = conversation?.children[index] ?? addPlace(message);
  // A finished message is never touched again.
  if (place.textContent !== text) place.textContent = text;
  place.ariaBusy = String(message.status === 'streaming');
}

function addPlace({role}: Message): Element {
  const place = document.createElement(role === 'user' ? 'dt' : 'dd');
  conversation?.append(place);
  return place;
}

function readText({blocks}: Message): string {
  return blocks.map((block) => (block.kind === 'text' ? block.text : '')).join('');
}

function speak(text: string): void {
  if (spoken && spoken.textContent !== text) spoken.textContent = text;
}
