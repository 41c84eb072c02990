import {css} from '../sheet.js';

/** The looks of what is attached, of the button for it, and of the place to drop it. */
export const attachmentStyles: CSSStyleSheet = css`
  .attach {
    background: none;
    color: var(--_text-quiet);
  }

  .attach:hover,
  .attach[aria-expanded='true'] {
    background: color-mix(in srgb, var(--_text-quiet) 15%, transparent);
    color: var(--_text);
  }

  .field:has(.attached, .refusals, .attach-choices) {
    flex-wrap: wrap;
  }

  /* There is something to send. */
  .field .attached ~ .send {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .attached,
  .refusals,
  .attach-choices {
    display: flex;
    flex: 1 0 100%;
    box-sizing: border-box;
    min-inline-size: 0;
    margin: 0;
    padding: calc(var(--_space) * 0.5) 0 0;
    padding-inline-end: var(--_space);
    cursor: default;
  }

  .attached {
    flex-wrap: wrap;
    gap: var(--_space);
    max-block-size: min(9.5em, 28dvh);
    padding-block-end: calc(var(--_space) * 0.5);
    overflow-y: auto;
    list-style: none;
    scrollbar-width: thin;
  }

  .attachment {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--_space);
    box-sizing: border-box;
    max-inline-size: min(100%, 15em);
    block-size: 56px;
    padding-inline: var(--_space) calc(var(--_space) * 0.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    font-size: 0.8125em;
    line-height: 1.35;
  }

  .attachment-words {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .attachment-name {
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .attachment-note {
    color: var(--_text-quiet);
    white-space: nowrap;
  }

  .face {
    flex: none;
    display: grid;
    place-items: center;
    color: var(--_text-quiet);
  }

  .square {
    inline-size: 56px;
    padding: 0;
  }

  .square .face {
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    border-radius: calc(var(--_radius) * 0.75 - 1px);
  }

  .face > * {
    grid-area: 1 / 1;
  }

  .face img {
    inline-size: 54px;
    block-size: 54px;
    object-fit: cover;
    background: var(--_surface);
  }

  .face img[hidden] {
    display: none;
  }

  .remove-file {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }

  .remove-file svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .remove-file:hover {
    background: color-mix(in srgb, var(--_text-quiet) 15%, transparent);
    color: var(--_text);
  }

  .square .remove-file {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    inline-size: 24px;
    block-size: 24px;
    border: 1px solid var(--_border);
    background: var(--_surface);
    color: var(--_text);
  }

  .spinner {
    box-sizing: border-box;
    inline-size: 20px;
    block-size: 20px;
    border: 2px solid var(--_border);
    border-block-start-color: var(--_accent);
    border-radius: 50%;
    animation: turn 900ms linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  .refusals {
    align-items: center;
    color: var(--_danger);
    font-size: 0.875em;
    line-height: 1.4;
  }

  .refusals ul {
    flex: 1;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }

  .refusals li + li {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .attach-choices {
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .attach-choices button {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 44px;
    padding-inline: calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }

  /* Above everything in the panel, so that it alone is what a file is held above. */
  .drop-hint {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    padding: calc(var(--_space) * 3);
    border-radius: inherit;
    background: color-mix(in srgb, var(--_surface) 96%, transparent);
    color: var(--_accent);
    font-weight: 600;
    text-align: center;
    cursor: copy;
  }

  .drop-hint::before {
    content: '';
    position: absolute;
    inset: calc(var(--_space) * 1.5);
    border: 2px dashed currentcolor;
    border-radius: var(--_radius);
  }

  .drop-hint p {
    display: grid;
    justify-items: center;
    gap: var(--_space);
    margin: 0;
  }

  .drop-hint svg {
    inline-size: 32px;
    block-size: 32px;
  }

  @media (pointer: coarse) {
    .remove-file {
      inline-size: 44px;
      block-size: 44px;
    }

    /* A finger hits more than is to be seen. */
    .square .remove-file::after {
      content: '';
      position: absolute;
      inset: -8px;
    }
  }

  @media (forced-colors: active) {
    .attachment,
    .attach-choices button,
    .square .remove-file {
      border-color: ButtonText;
    }

    .spinner {
      border-color: GrayText;
      border-block-start-color: Highlight;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .spinner {
      animation-duration: 6s;
    }
  }
`;
