/** Turns a list of buttons into tabs, as the ARIA practices have them: arrows move, and show what they reach. */
export function createTabs(list: HTMLElement, onChoose: (tab: HTMLElement) => void = () => undefined): void {
  const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')];

  function choose(chosen: HTMLElement): void {
    for (const tab of tabs) {
      const isChosen = tab === chosen;
      tab.setAttribute('aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
    }
    // Tabs may share one panel, whose contents they change.
    const shown = chosen.getAttribute('aria-controls');
    for (const id of new Set(tabs.map((tab) => tab.getAttribute('aria-controls') ?? ''))) {
      const panel = document.getElementById(id);
      if (!panel) continue;
      panel.hidden = id !== shown;
      if (id === shown) panel.setAttribute('aria-labelledby', chosen.id);
    }
    onChoose(chosen);
  }

  for (const tab of tabs) tab.addEventListener('click', () => choose(tab));
  list.addEventListener('keydown', (event) => {
    const next = findNext(tabs, event);
    if (!next) return;
    event.preventDefault();
    next.focus();
    choose(next);
  });
  const first = tabs.find((tab) => tab.getAttribute('aria-selected') === 'true') ?? tabs[0];
  if (first) choose(first);
}

function findNext(tabs: readonly HTMLElement[], {key, target}: KeyboardEvent): HTMLElement | undefined {
  const index = tabs.findIndex((tab) => tab === target);
  if (key === 'ArrowRight') return tabs[(index + 1) % tabs.length];
  if (key === 'ArrowLeft') return tabs.at(index - 1);
  if (key === 'Home') return tabs[0];
  return key === 'End' ? tabs.at(-1) : undefined;
}
