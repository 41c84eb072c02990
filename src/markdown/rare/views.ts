import type {BlockShape} from '../parse/block.js';
import type {Context} from '../write/context.js';
import {LinesView} from '../write/lines-view.js';
import type {View} from '../write/view.js';
import {makeDisplay} from './math-writer.js';
import {partsOf} from './parts.js';

/** A block of raw HTML, which is words. */
export function createHtml(context: Context): View {
  const view = new LinesView(context.create('p', 'md-html'));
  const {element, words} = view;
  view.observer = {
    onClose() {
      words.data = words.data.replace(/\n$/, '');
      const make = context.rendering.createHtmlBlock;
      if (make) element.replaceChildren(make(words.data));
    },
  };
  return view;
}

/** A formula in lines of its own. */
export function createFormula({begin, end}: BlockShape & {kind: 'math'}, context: Context): View {
  const view = new LinesView(makeDisplay(context.create('div')));
  const {element, words} = view;
  words.data = `${begin}\n`;
  view.observer = {
    onClose(isComplete) {
      if (!isComplete) return;
      words.appendData(end);
      partsOf(context).math.set(element, true);
    },
  };
  return view;
}
