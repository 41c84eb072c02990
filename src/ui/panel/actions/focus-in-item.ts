import type {PanelHost} from '../panel-host.js';

/**
 * Puts the focus on a button of the item that `from` stands in, once it is drawn anew: what had the focus is gone by then, or
 * cannot be pressed any more. `parts` are tried one after the other.
 */
export async function focusInItem(
  host: PanelHost,
  from: EventTarget | null,
  ...parts: readonly string[]
): Promise<void> {
  const readItems = () => [...host.renderRoot.querySelectorAll('.item')];
  const item = from instanceof Element ? from.closest('.item') : null;
  const at = item ? readItems().indexOf(item) : -1;
  host.requestUpdate();
  await host.updateComplete;
  const now = readItems()[at];
  const buttons = parts.map((part) => now?.querySelector<HTMLElement>(`[part~="${part}"]:enabled`));
  buttons.find((button) => button)?.focus();
}
