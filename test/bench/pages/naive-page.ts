import DOMPurify from 'dompurify';
import {marked} from 'marked';
import type {ShownMessage} from './page-globals.js';

// A chat without a framework: the whole answer to HTML, through a sanitiser, into the page, with every frame in which
// something came.

const find = <Type extends Element>(selector: string, type: new () => Type): Type => {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`There is no ${selector}.`);
  return found;
};
const list = find('.list', HTMLDivElement);
const form = find('form', HTMLFormElement);
const input = find('textarea', HTMLTextAreaElement);
const button = find('button', HTMLButtonElement);

function addMessage({role, text}: ShownMessage): HTMLElement {
  const article = document.createElement('article');
  article.className = role;
  list.append(article);
  if (role === 'user') article.textContent = text;
  else showAnswer(article, text);
  return article;
}

function showAnswer(article: HTMLElement, text: string): void {
  article.innerHTML = DOMPurify.sanitize(marked.parse(text, {async: false}));
}

function scrollToEnd(): void {
  list.scrollTop = list.scrollHeight;
}

async function ask(): Promise<void> {
  const question = input.value.trim();
  if (question === '' || button.disabled) return;
  input.value = '';
  button.disabled = true;
  addMessage({role: 'user', text: question});
  const article = addMessage({role: 'assistant', text: ''});
  let text = '';
  let frame = 0;
  const draw = () => {
    frame = 0;
    showAnswer(article, text);
    scrollToEnd();
  };
  for await (const piece of globalThis.reply()) {
    text += piece;
    frame ||= requestAnimationFrame(draw);
  }
  button.disabled = false;
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void ask();
});
input.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  void ask();
});
form.dataset['listening'] = '';
globalThis.showMessages = (messages) => {
  list.replaceChildren();
  for (const message of messages) addMessage(message);
  scrollToEnd();
};
