/**
 * A style sheet that a shadow root adopts, for the pieces that are fetched later. Not Lit's own `css`: whatever these
 * take from Lit's index leaves the launcher's file for one of its own.
 */
export function css(text: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text.join(''));
  return sheet;
}
