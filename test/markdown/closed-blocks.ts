/** The blocks that are closed: all but the last. Removals in them, while a text goes on, by what was removed. */
export function watchClosed(root: HTMLElement) {
  const removed: string[] = [];
  const observer = new MutationObserver(() => undefined);
  observer.observe(root, {childList: true, subtree: true});
  return {
    removed,
    /** Looks at what changed since the last time, when `open` was the last block. */
    look(open: Element | null) {
      for (const {target, removedNodes} of observer.takeRecords()) {
        const isOpen = open?.contains(target) === true || root.lastElementChild?.contains(target) === true;
        for (const node of removedNodes) {
          const isOpenBlock = target === root && node === open;
          if (!isOpen && !isOpenBlock && (target !== root || node.nodeType === 1)) removed.push(node.nodeName);
        }
      }
    },
  };
}

/** Shows a text piece by piece, with words of its first paragraph selected as soon as that is closed. */
export function growWatched(root: HTMLElement, pieces: readonly string[], show: (piece: string) => void) {
  const watched = watchClosed(root);
  const closed: Element[] = [];
  let selected: Node | undefined;
  for (const piece of pieces) {
    const open = root.lastElementChild;
    show(piece);
    watched.look(open);
    if (!selected && root.children.length > 1) {
      selected = root.querySelector('p')?.firstChild ?? undefined;
      if (selected) getSelection()?.setBaseAndExtent(selected, 2, selected, 17);
    }
    if (open && open !== root.lastElementChild && open.isConnected) closed.push(open);
  }
  return {
    removed: watched.removed,
    /** The blocks that were closed, in their order. */
    closed,
    /** What was selected is selected still. */
    isSelectionKept: () => getSelection()?.anchorNode === selected && getSelection()?.toString() === 'first paragraph',
  };
}
