import {createElement, memo, useEffect, useRef, useState, type SyntheticEvent} from 'react';
import {createRoot} from 'react-dom/client';
import {Streamdown} from 'streamdown';
import type {ShownMessage} from './page-globals.js';

// A chat as the developer of an app writes it in an afternoon: React, Streamdown, a text box and a button.

const MessageView = memo(({role, text}: ShownMessage) =>
  createElement('article', {className: role}, role === 'user' ? text : createElement(Streamdown, null, text)),
);

function ChatPage() {
  const [messages, setMessages] = useState<readonly ShownMessage[]>([]);
  const [isBusy, setBusy] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    list.current?.scrollTo(0, list.current.scrollHeight);
  }, [messages]);
  useEffect(() => {
    globalThis.showMessages = setMessages;
  }, []);

  async function ask(): Promise<void> {
    const question = input.current?.value.trim();
    if (!question || !input.current || isBusy) return;
    input.current.value = '';
    setBusy(true);
    setMessages((known) => [...known, {role: 'user', text: question}, {role: 'assistant', text: ''}]);
    for await (const piece of globalThis.reply()) setMessages((known) => appendToLast(known, piece));
    setBusy(false);
  }

  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    void ask();
  };
  const onKeyDown = (event: {key: string; preventDefault(): void}) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void ask();
  };
  return createElement(
    'div',
    {className: 'chat'},
    createElement(
      'div',
      {className: 'list', ref: list},
      messages.map((message, index) => createElement(MessageView, {key: index, ...message})),
    ),
    createElement(
      'form',
      {onSubmit},
      createElement('textarea', {ref: input, onKeyDown, 'aria-label': 'Message'}),
      createElement('button', {disabled: isBusy}, 'Send'),
    ),
  );
}

function appendToLast(messages: readonly ShownMessage[], piece: string): readonly ShownMessage[] {
  const last = messages.at(-1);
  return last ? [...messages.slice(0, -1), {...last, text: last.text + piece}] : messages;
}

const root = document.querySelector('#root');
if (root) createRoot(root).render(createElement(ChatPage));
