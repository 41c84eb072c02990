import {longest} from '../options.js';
import type {RareParts} from '../rare.js';
import {stringsOf} from './strings.js';
import {dressCode} from './code.js';
import {handleCopy} from './copy.js';
import {decode} from './entities.js';
import {createImage} from './image.js';
import {mayBecomeBlock, openRare} from './open-rare.js';
import {setSafeLink} from './link.js';
import {createReader} from './reader.js';
import {partsOf} from './parts.js';
import {readTable} from './table-row.js';
import {TableView} from './table-view.js';
import {createFormula, createHtml} from './views.js';

/** What few texts need, in one file. */
export const rare: RareParts = {
  createReader,
  decode,
  dressCode,
  handleCopy,
  mayBecomeBlock,
  openBlock: openRare,
  readTable,
  setLink: setSafeLink,
  createView(shape, context) {
    if (shape.kind === 'html') return createHtml(context);
    if (shape.kind === 'math') return createFormula(shape, context);
    if (shape.kind === 'table') return new TableView(shape, context);
    return shape.kind === 'footnote' ? partsOf(context).footnotes.open(shape.label) : undefined;
  },
  createNode(node, context) {
    if (node.kind === 'image') return createImage(node, context);
    if (node.kind === 'footnote') return partsOf(context).footnotes.createReference(node.text);
    if (node.kind === 'html') return context.document.createTextNode(node.text);
    return partsOf(context).math.create(node.text, node.kind === 'formula');
  },
  end(context) {
    partsOf(context).footnotes.end();
    if (context.received <= longest) return;
    const note = context.create('p', 'md-cut');
    note.textContent = stringsOf(context).tooLong;
    context.root.append(note);
  },
};
