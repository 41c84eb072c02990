/** Draws every state of the chat side by side; `?only=…` draws one, `?theme=…` and `?lang=…` change the look of all. */
import type {OutcropChat} from '../../src/index.js';
import {languageTags} from '../../src/locales/index.js';
import type {State} from './state.js';
import {states} from './states.js';

const wishes = new URLSearchParams(location.search);
const only = wishes.get('only');
const lang = wishes.get('lang') ?? 'en';
const gallery = document.querySelector('.gallery');

fillChoices();
await import('../../src/index.js');
const shown = states.filter(({name}) => only === null || only === name);
await Promise.all(shown.map(show));
gallery?.setAttribute('data-ready', '');

async function show(state: State): Promise<void> {
  const place = document.createElement('div');
  const heading = document.createElement('h2');
  const chat = document.createElement('outcrop-chat') as OutcropChat;
  place.id = state.name;
  place.lang = lang;
  place.dir = lang === 'ar' ? 'rtl' : 'ltr';
  heading.append(state.title);
  chat.mode = 'inline';
  chat.theme = wishes.get('theme') === 'dark' ? 'dark' : wishes.get('theme') === 'light' ? 'light' : 'auto';
  chat.history = 'off';
  chat.heading = state.title;
  Object.assign(chat, state.settings);
  place.append(heading, chat);
  gallery?.append(place);
  await chat.updateComplete;
  await state.reach?.(chat);
}

function fillChoices(): void {
  const form = document.querySelector<HTMLFormElement>('.choices');
  const languages = form?.querySelector<HTMLSelectElement>('[name=lang]');
  for (const tag of ['en', ...languageTags]) {
    const name = new Intl.DisplayNames([tag], {type: 'language'}).of(tag) ?? tag;
    languages?.add(new Option(name, tag, false, tag === lang));
  }
  const theme = form?.querySelector<HTMLSelectElement>('[name=theme]');
  if (theme) theme.value = wishes.get('theme') ?? 'auto';
  form?.addEventListener('change', ({target}) => {
    if (!(target instanceof HTMLSelectElement)) return;
    wishes.set(target.name, target.value);
    location.search = wishes.toString();
  });
}
