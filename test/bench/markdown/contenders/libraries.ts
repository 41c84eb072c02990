import DOMPurify from 'dompurify';
import {marked} from 'marked';
import {createElement} from 'react';
import {createRoot} from 'react-dom/client';
import {flushSync} from 'react-dom';
import {Streamdown} from 'streamdown';
import {default_renderer, parser, parser_end, parser_write} from 'streaming-markdown';
import type {StartContender} from './contender.js';

/** What most pages do: the whole text to HTML, through a sanitiser, into the page, with every frame. */
export const startNaive: StartContender = (root) => {
  let text = '';
  const flush = () => {
    root.innerHTML = DOMPurify.sanitize(marked.parse(text, {async: false}));
  };
  return {
    write: (piece) => {
      text += piece;
    },
    flush,
    end: flush,
  };
};

/** The same with each block of its own, of which only those are written anew that changed. */
export const startBlockMemo: StartContender = (root) => {
  let text = '';
  const known: string[] = [];
  const flush = () => {
    const blocks = marked.lexer(text).map(({raw}) => raw);
    for (const [at, raw] of blocks.entries()) {
      if (known[at] === raw) continue;
      known[at] = raw;
      const element = root.children[at] ?? root.appendChild(document.createElement('div'));
      element.innerHTML = DOMPurify.sanitize(marked.parse(raw, {async: false}));
    }
  };
  return {
    write: (piece) => {
      text += piece;
    },
    flush,
    end: flush,
  };
};

/** Streamdown in React, with its state set once for each frame. */
export const startStreamdown: StartContender = (root) => {
  let text = '';
  const view = createRoot(root);
  const flush = () => flushSync(() => view.render(createElement(Streamdown, null, text)));
  return {
    write: (piece) => {
      text += piece;
    },
    flush,
    end: flush,
  };
};

/** streaming-markdown with its own writer. */
export const startSmd: StartContender = (root) => {
  const parsing = parser(default_renderer(root));
  let pending = '';
  const flush = () => {
    parser_write(parsing, pending);
    pending = '';
  };
  return {
    write: (piece) => {
      pending += piece;
    },
    flush,
    end() {
      flush();
      parser_end(parsing);
    },
  };
};
