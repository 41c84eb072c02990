import {css} from '../sheet.js';

/** The looks of what a composer can do besides taking words. */
export const extraStyles: CSSStyleSheet = css`
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .empty:not([hidden]) ~ .suggestions {
    justify-content: center;
  }

  .suggestions li {
    max-inline-size: 100%;
  }

  .suggestions button {
    min-block-size: 36px;
    padding: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
    border: 1px solid color-mix(in srgb, var(--_accent) 60%, transparent);
    border-radius: calc(var(--_radius) * 1.125);
    background: var(--_surface);
    color: var(--_accent);
    font: inherit;
    font-size: 0.9375em;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .suggestions button:hover {
    background: color-mix(in srgb, var(--_accent) 8%, var(--_surface));
  }

  /* The text has a line of its own then. */
  .field:has(.models) {
    --_line: 100%;
    flex-wrap: wrap;
    justify-content: flex-end;
  }

  /* WebKit forgets what is below an element that begins to have something; what is inherited it draws anew. */
  .field .input {
    flex-basis: var(--_line, 0%);
  }

  .models {
    max-inline-size: 12em;
    min-block-size: 36px;
    margin-inline-end: auto;
    padding-inline: calc(var(--_space) * 0.5);
    border: 1px solid transparent;
    border-radius: 6px;
    background: transparent;
    color: var(--_text-quiet);
    font: inherit;
    font-size: max(0.8125em, 13px);
    text-overflow: ellipsis;
    cursor: pointer;
  }

  .models:hover {
    color: var(--_text);
  }

  .models option {
    background: var(--_surface);
    color: var(--_text);
  }

  @media (pointer: coarse) {
    /* Phones zoom into anything smaller. */
    .models {
      min-block-size: 44px;
      font-size: 16px;
    }

    .suggestions button {
      min-block-size: 44px;
    }
  }

  @media (forced-colors: active) {
    .suggestions button {
      border-color: ButtonText;
    }
  }
`;
