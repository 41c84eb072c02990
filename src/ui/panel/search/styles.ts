import {css} from '../sheet.js';

/** The looks of the search in a conversation. */
export const searchStyles: CSSStyleSheet = css`
  .search {
    display: flex;
    align-items: center;
    gap: 2px;
    box-sizing: border-box;
    min-block-size: 52px;
    padding: 6px var(--_space);
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }

  .search-input {
    flex: 1;
    box-sizing: border-box;
    min-inline-size: 0;
    min-block-size: 36px;
    margin: 0;
    padding: 4px calc(var(--_space) * 1.25);
    border: 1px solid var(--_text-quiet);
    border-radius: 18px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Phones zoom into anything smaller. */
    font-size: max(16px, 1em);
    text-overflow: ellipsis;
  }

  .search-input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .search-input::-webkit-search-cancel-button {
    display: none;
  }

  .search-count {
    padding-inline: 6px 2px;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .search-count:empty {
    display: none;
  }

  .search-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 36px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }

  .search-button:hover {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  /* The same on every surface: dark on yellow, as people mark with a pen. */
  ::highlight(outcrop-found) {
    background-color: #ffe08a;
    color: #1f1600;
  }

  ::highlight(outcrop-current) {
    background-color: #ff9d2e;
    color: #1a0d00;
  }

  [data-found] > .message {
    outline: 3px solid #c76a00;
    outline-offset: 3px;
  }

  @media (pointer: coarse) {
    .search-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .search-input {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }

  @media (forced-colors: active) {
    ::highlight(outcrop-found) {
      background-color: Mark;
      color: MarkText;
    }

    ::highlight(outcrop-current) {
      background-color: Highlight;
      color: HighlightText;
    }

    [data-found] > .message {
      outline-color: Highlight;
    }
  }

  @media print {
    .search {
      display: none;
    }
  }
`;
