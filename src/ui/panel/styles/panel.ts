import {css, type CSSResult} from 'lit';

/** What the box of the panel can do without until its contents have arrived: motion, and room for fingers. */
export const panelFinish: CSSResult = css`
  .panel[popover] {
    transition:
      opacity 180ms ease-out,
      transform 180ms ease-out,
      overlay 180ms allow-discrete,
      display 180ms allow-discrete;
  }

  .panel[popover]:not(:popover-open) {
    opacity: 0;
    transform: translateY(8px);
  }

  @starting-style {
    .panel[popover]:popover-open {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .close:hover {
    background: var(--_surface-raised);
    color: var(--_text);
  }

  .inline {
    position: relative;
  }

  /* Its room in the header lies before the button that closes. */
  .menu {
    position: absolute;
    inset-block-start: calc(env(safe-area-inset-top, 0px) * var(--_covers, 0) + (var(--_space) * 7 - 36px) / 2);
    inset-inline-end: calc(var(--_space) * 1.5 + 40px);
  }

  .inline .menu {
    inset-inline-end: calc(var(--_space) * 1.5);
  }

  /* A title in another script than the page's still stands where titles stand. */
  .header h2 {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .header .close {
    margin-inline-start: 44px;
  }

  .inline .header {
    padding-inline-end: calc(var(--_space) * 1.5 + 44px);
  }

  .notice {
    margin: calc(var(--_space) * 2.5);
    color: inherit;
    padding: calc(var(--_space) * 1.25) calc(var(--_space) * 1.75);
    border: 1px solid color-mix(in srgb, var(--_danger) 40%, transparent);
    border-radius: calc(var(--_radius) * 0.75);
    background: color-mix(in srgb, var(--_danger) 7%, var(--_surface));
    font-size: 0.9375em;
    overflow-wrap: anywhere;
  }

  .contact {
    align-self: start;
    color: var(--_accent);
    padding-block: 4px;
  }

  .notice p {
    margin: 0;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
    margin-block-start: var(--_space);
  }

  .choices button {
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 1.75);
    border: 1px solid currentColor;
    border-radius: calc(var(--_radius) * 0.75);
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  .notice button {
    color: var(--_danger);
  }

  .notice button:first-child {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_surface);
  }

  .examination,
  .notice .hint {
    margin-block-start: var(--_space);
    font: 0.875em/1.5 var(--_font-code);
    overflow-wrap: anywhere;
  }

  .notice .hint {
    white-space: pre-line;
  }

  @media (pointer: coarse) {
    .close,
    .choices button {
      min-inline-size: 44px;
      min-block-size: 44px;
    }

    .menu {
      margin-block-start: -4px;
    }
  }

  /* So low a window has no room to spare. */
  @media (max-height: 420px) {
    .panel {
      overflow-y: auto;
    }

    .transcript {
      flex: 1 0 6em;
    }

    .ai-notice {
      display: none;
    }
  }

  /* The whole of what a keyboard leaves free, and nothing below a notch or a home bar. */
  @media (max-width: 480px) {
    .panel[popover] {
      --_covers: 1;
      inset-block: var(--_free-top, 0) auto;
      block-size: var(--_free-height, 100dvh);
      padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .panel[popover] {
      transition: none;
    }
  }
`;
