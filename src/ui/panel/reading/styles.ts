import {css} from '../sheet.js';

/** The looks of the ways through a long conversation, and of one on paper. */
export const readingStyles: CSSStyleSheet = css`
  /* The reader's place is kept by us: not every browser does, and two hands would pull at it. */
  .transcript {
    overflow-anchor: none;
  }

  .thread {
    padding-block-end: calc(var(--_space) * 2.5 + var(--_room, 0px));
  }

  .earlier {
    align-self: center;
    min-block-size: 36px;
    padding-inline: calc(var(--_space) * 1.75);
    border: 1px solid var(--_border);
    border-radius: 18px;
    background: none;
    color: var(--_text-quiet);
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }

  /* It takes no room of its own: nothing moves when it comes or goes. */
  .jump {
    position: relative;
    block-size: 0;
  }

  .jump button {
    position: absolute;
    inset-block-end: var(--_space);
    inset-inline: 0;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 4px;
    inline-size: fit-content;
    min-inline-size: 36px;
    max-inline-size: calc(100% - var(--_space) * 4);
    min-block-size: 36px;
    box-sizing: border-box;
    margin-inline: auto;
    padding: 4px 8px;
    border: 1px solid var(--_border);
    border-radius: 18px;
    background: var(--_surface);
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.16);
    color: var(--_text);
    font: inherit;
    font-size: 0.875em;
    cursor: pointer;
  }

  .jump span {
    padding-inline-start: 6px;
  }

  .jump button:hover,
  .earlier:hover {
    background: var(--_surface-raised);
  }

  @media (pointer: coarse) {
    .jump button,
    .earlier {
      min-inline-size: 44px;
      min-block-size: 44px;
      border-radius: 22px;
    }
  }

  /* Black on white, whatever the theme; nothing to press, and nothing cut off. */
  @media print {
    :host([mode]) {
      --_accent: #000;
      --_on-accent: #000;
      --_surface: #fff;
      --_surface-raised: #fff;
      --_border: #999;
      --_text: #000;
      --_text-quiet: #333;
      --_danger: #000;
      block-size: auto;
      max-block-size: none;
    }

    .panel {
      position: absolute;
      inset: 0 0 auto;
      inline-size: auto;
      block-size: auto;
      max-block-size: none;
      border: 0;
      box-shadow: none;
      overflow: visible;
      color-scheme: light;
      /* The page below does not shine through. */
      print-color-adjust: exact;
    }

    .inline {
      position: static;
    }

    .user {
      border-color: currentcolor;
      background: none;
    }

    .thread :is(pre, .md-table, .card) {
      max-block-size: none;
      overflow: visible;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      break-inside: avoid-page;
    }

    .thread :is(.md-table, .card) {
      white-space: normal;
    }

    .transcript {
      overflow: visible;
    }

    .thread {
      max-inline-size: none;
      padding-block-end: 0;
    }

    .thread button:not(.mark, .md-footnote-button),
    .decision,
    .conversations,
    .composer,
    .earlier,
    .foot,
    .jump,
    .launcher,
    .menu,
    .close {
      display: none;
    }
  }
`;
