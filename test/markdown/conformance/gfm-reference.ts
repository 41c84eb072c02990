import {micromark} from 'micromark';
import {gfm, gfmHtml} from 'micromark-extension-gfm';

/** What markdown stands for, as micromark with its GFM extension has it, which follows GitHub. */
export function readReference(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

/** The reference marks boxes with an empty attribute and puts them into the paragraph of a loose item; so do we, beside it. */
export const settleBoxes = (html: string): string =>
  html.replaceAll('disabled="" checked=""', 'checked="" disabled=""');
