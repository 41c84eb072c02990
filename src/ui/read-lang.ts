/** The language in it, without script and region; the empty string where nobody says. */
export function readLanguage(element: Element): string {
  return readLang(element).toLowerCase().split('-')[0] ?? '';
}

/** The nearest `lang`, through all shadow roots. */
export function readLang(element: Element): string {
  const nearest = element.closest('[lang]')?.getAttribute('lang');
  if (nearest) return nearest;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? readLang(root.host) : '';
}
