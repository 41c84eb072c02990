/** A list that grows at its end, and forgets its beginning. */
export interface Log {
  add(name: string, detail: string): void;
  clear(): void;
}

const mostRows = 400;

/** Writes into a list that scrolls; `count` says how many rows there have been. */
export function createLog(list: HTMLOListElement, count: HTMLElement): Log {
  let total = 0;

  function tell(): void {
    count.replaceChildren(total === 0 ? '' : String(total));
  }

  return {
    add(name, detail) {
      // Who has scrolled up is reading.
      const isAtEnd = list.scrollTop + list.clientHeight >= list.scrollHeight - 4;
      const row = document.createElement('li');
      row.append(cell('time', formatTime(new Date())), cell('code', name), cell('span', detail));
      list.append(row);
      while (list.childElementCount > mostRows) list.firstElementChild?.remove();
      if (isAtEnd) list.scrollTop = list.scrollHeight;
      total += 1;
      tell();
    },
    clear() {
      list.replaceChildren();
      total = 0;
      tell();
    },
  };
}

function cell(name: 'time' | 'code' | 'span', text: string): HTMLElement {
  const made = document.createElement(name);
  made.append(text);
  return made;
}

function formatTime(date: Date): string {
  return `${date.toTimeString().slice(0, 8)}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
