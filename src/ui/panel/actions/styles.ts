import {css} from '../sheet.js';

/** The looks of what can be done with messages. */
export const actionStyles: CSSStyleSheet = css`
  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px;
    min-block-size: 28px;
    margin-inline: -5px;
    color: var(--_text-quiet);
    font-size: 0.75em;
    opacity: 0;
    transition: opacity 120ms;
  }

  .item:hover > .foot .actions,
  .item:focus-within > .foot .actions,
  .last > .foot .actions,
  .actions:has([aria-pressed='true']) {
    opacity: 1;
  }

  .user-item .actions {
    justify-content: flex-end;
  }

  .tool-button {
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .tool-button:hover:enabled {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .tool-button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .tool-button[aria-pressed='true'] {
    color: var(--_accent);
  }

  .tool-button[aria-pressed='true'] svg {
    fill: color-mix(in srgb, currentColor 25%, transparent);
  }

  .branches {
    display: inline-flex;
    align-items: center;
    font-variant-numeric: tabular-nums;
  }

  .branches svg:dir(rtl) {
    scale: -1 1;
  }

  .time,
  .usage {
    padding-inline: 6px;
  }

  .busy .idle {
    visibility: hidden;
  }

  .comment {
    margin-block-start: var(--_space);
  }

  .comment .choices {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .question {
    align-self: stretch;
    max-inline-size: none;
  }

  .day {
    display: flex;
    align-items: center;
    gap: var(--_space);
    margin-block-end: calc(var(--_space) * 1.5);
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }

  @media (hover: none) {
    .actions {
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    .tool-button {
      inline-size: 36px;
      block-size: 36px;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .actions {
      transition: none;
    }
  }

  @media print {
    .actions {
      display: none;
    }
  }
`;
