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

  @media print {
    :host([mode]) {
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
    }

    .inline {
      position: static;
    }

    .transcript {
      overflow: visible;
    }

    .thread {
      max-inline-size: none;
      padding-block-end: 0;
    }

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
