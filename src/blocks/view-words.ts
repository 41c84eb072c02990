import {html, noChange, type TemplateResult} from 'lit/html.js';
import {Directive, directive, type ChildPart} from 'lit/directive.js';

/** Appends to its text node: replacing the text would take a visitor's selection away. */
class GrowingText extends Directive {
  #text: string | undefined;

  override render(text: string): unknown {
    return text;
  }

  override update(part: ChildPart, [text]: [string]): unknown {
    const known = this.#text;
    this.#text = text;
    // Lit makes the text node at the first call; from then on it is ours.
    const node = part.startNode?.nextSibling;
    if (known === undefined || !(node instanceof Text)) return text;
    if (text.startsWith(known)) node.appendData(text.slice(known.length));
    else node.data = text;
    return noChange;
  }
}

/** A text that grows at its end while somebody may be reading or selecting it. */
export const growingText = directive(GrowingText);

/** Plain text in paragraphs, as it was written: nothing in it is markup. */
export function renderParagraphs(text: string): TemplateResult {
  return html`${splitParagraphs(text).map((paragraph) => html`<p dir="auto">${growingText(paragraph)}</p>`)}`;
}

/** Cuts a text at its blank lines. Space at the edges is left out, so that a paragraph only ever grows at its end. */
export function splitParagraphs(text: string): readonly string[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trimEnd().replace(/^\n+/, ''))
    .filter((paragraph) => paragraph !== '');
}
