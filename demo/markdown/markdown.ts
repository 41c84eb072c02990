/** Markdown without the chat: what is in the text field is written as a model would write it, some letters a frame. */
import {createMarkdown} from '../../src/markdown/index.js';

const form = document.querySelector<HTMLFormElement>('#writing');
const answer = document.querySelector<HTMLElement>('#answer');
const opened = document.querySelector('#opened');
let stop: (() => void) | undefined;

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const fields = new FormData(form);
  write(String(fields.get('source')), Number(fields.get('pace')));
});

/** Shows a text from its begin on; the one that is being written stops. */
function write(text: string, lettersPerFrame: number): void {
  if (!answer) return;
  stop?.();
  answer.replaceChildren();
  const markdown = createMarkdown(answer, {
    onLink(url) {
      opened?.replaceChildren(`You chose ${url}`);
      return false;
    },
    onCopied: (words) => opened?.replaceChildren(words),
  });
  let at = 0;
  const writeMore = () => {
    markdown.write(text.slice(at, at + lettersPerFrame));
    at += lettersPerFrame;
    if (at < text.length) {
      frame = requestAnimationFrame(writeMore);
      return;
    }
    markdown.end();
    answer.ariaBusy = 'false';
  };
  let frame = requestAnimationFrame(writeMore);
  answer.ariaBusy = 'true';
  stop = () => {
    cancelAnimationFrame(frame);
    markdown.release();
  };
}
