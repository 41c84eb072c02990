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
