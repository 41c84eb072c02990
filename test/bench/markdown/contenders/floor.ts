import type {StartContender} from './contender.js';

/** The least that a browser has to do: the pieces into a text node, with a new paragraph at each blank line. */
export const startFloor: StartContender = (root) => {
  let pending = '';
  let words = document.createTextNode('');
  const open = () => {
    const paragraph = document.createElement('p');
    words = document.createTextNode('');
    paragraph.append(words);
    root.append(paragraph);
  };
  open();
  const flush = () => {
    const [first = '', ...others] = pending.split('\n\n');
    pending = '';
    words.appendData(first);
    for (const other of others) {
      open();
      words.appendData(other);
    }
  };
  return {
    write: (piece) => {
      pending += piece;
    },
    flush,
    end: flush,
  };
};
