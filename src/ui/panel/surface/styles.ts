import {css} from '../sheet.js';

/** The corner by which a popup is made larger, the edge of a drawer, and the number on the launcher. */
export const surfaceStyles: CSSStyleSheet = css`
  .grip {
    display: none;
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    cursor: nwse-resize;
    touch-action: none;
  }

  .grip:dir(rtl) {
    cursor: nesw-resize;
  }

  .grip::before {
    content: '';
    position: absolute;
    inset-block-start: 7px;
    inset-inline-start: 7px;
    inline-size: 8px;
    block-size: 8px;
    border: 2px solid var(--_text-quiet);
    border-block-end: 0;
    border-inline-end: 0;
    border-start-start-radius: 6px;
    opacity: 0;
    transition: opacity 120ms;
  }

  .panel:hover > .grip::before,
  .grip:focus-visible::before {
    opacity: 0.6;
  }

  .side > .grip {
    inset-block: 0;
    inline-size: 8px;
    block-size: auto;
    cursor: ew-resize;
  }

  .side > .grip::before {
    inset-block: calc(50% - 16px);
    inset-inline-start: 2px;
    inline-size: 2px;
    block-size: 32px;
    border-width: 0;
    border-inline-start-width: 2px;
    border-radius: 0;
  }

  @media (min-width: 481px) and (not (pointer: coarse)) {
    :is(.bubble, .side) > .grip {
      display: block;
    }
  }

  .launcher > .badge {
    position: absolute;
    inset-block-start: -4px;
    inset-inline-end: -4px;
    place-items: center;
    box-sizing: border-box;
    min-inline-size: 24px;
    block-size: 24px;
    padding-inline: 5px;
    border: 2px solid var(--_surface);
    border-radius: 12px;
    background: var(--_danger);
    color: var(--_surface);
    font: 600 12px/1 var(--outcrop-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }

  @media (prefers-reduced-motion: no-preference) {
    .launcher > .badge {
      animation: badge 160ms ease-out;
    }
  }

  @keyframes badge {
    from {
      transform: scale(0.4);
    }
  }
`;
