import type {OutcropChat} from '../../../src/element.js';

/** What has to be said at once when it appears. The reader hears what changes in a region, not one that comes whole. */
const alerts = '[role=alert]';

/** Hears that an alert has come into the document. */
export type AlertListener = (text: string) => void;

/**
 * Lets the virtual screen reader see what stands in the shadow root of a chat. It goes from node to child node, listens
 * at its container and observes that alone; real ones read the tree as it is drawn, where there is no such border.
 */
export function pierce(container: HTMLElement, chat: OutcropChat, onAlert: AlertListener) {
  const root = chat.shadowRoot;
  if (!root) throw new Error('The chat has not been drawn.');
  Object.defineProperty(chat, 'childNodes', {configurable: true, get: () => root.childNodes});

  const add = container.addEventListener.bind(container);
  const remove = container.removeEventListener.bind(container);
  // A focus that moves inside a shadow root is told nowhere else.
  container.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    add(type, listener);
    root.addEventListener(type, listener);
  };
  container.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
    remove(type, listener);
    root.removeEventListener(type, listener);
  };

  class PiercingObserver extends MutationObserver {
    constructor(callback: MutationCallback) {
      super((records, observer) => {
        // An attribute makes nobody speak again, but changes what is read.
        callback(distinct(records), observer);
        for (const text of findAlerts(records)) onAlert(text);
      });
    }

    override observe(target: Node, options?: MutationObserverInit): void {
      super.observe(target, options);
      super.observe(root ?? target, options);
    }
  }
  return {document, MutationObserver: PiercingObserver};
}

/** One record for each place whose words have changed: a region is said once, however many pieces it changed in. */
function distinct(records: readonly MutationRecord[]): MutationRecord[] {
  const regions = new Set<Node>();
  return records.filter(({type, target}) => {
    const element = target instanceof Element ? target : target.parentElement;
    if (type === 'attributes' || !element) return false;
    const region = element.closest('[role=status]') ?? target;
    const isFirst = !regions.has(region);
    regions.add(region);
    return isFirst;
  });
}

function findAlerts(records: readonly MutationRecord[]): string[] {
  const added = records.flatMap(({addedNodes}) => [...addedNodes]).filter((node) => node instanceof HTMLElement);
  const found = added.flatMap((node) =>
    node.matches(alerts) ? [node] : [...node.querySelectorAll<HTMLElement>(alerts)],
  );
  return [...new Set(found)].filter((node) => node.isConnected).map((node) => node.innerText);
}
