import {css} from '../sheet.js';

/** The looks of the list of commands. */
export const commandStyles: CSSStyleSheet = css`
  .field {
    position: relative;
  }

  .field:has(.command-error) {
    flex-wrap: wrap;
  }

  /* It lies above the field and takes no room: nothing moves when it comes or goes. */
  .commands {
    position: absolute;
    z-index: 1;
    inset-block-end: calc(100% + 4px);
    inset-inline: -1px;
    box-sizing: border-box;
    max-block-size: min(20em, var(--_room-above, 40dvh));
    margin: 0;
    padding: 4px;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface);
    box-shadow: 0 4px 20px rgb(0 0 0 / 0.18);
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    list-style: none;
    cursor: default;
  }

  .command {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--_space);
    box-sizing: border-box;
    min-block-size: 36px;
    padding: 7px var(--_space);
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 0.5);
    line-height: 1.35;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .command[aria-selected='true'] {
    border-color: color-mix(in srgb, var(--_accent) 45%, transparent);
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
  }

  /* Words in another script than the page's still begin where the others do. */
  .command-name,
  .command-words {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .command-name {
    color: var(--_text);
    font-weight: 600;
  }

  .command-name i {
    color: var(--_text-quiet);
    font-weight: 400;
  }

  .command-words {
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .notice.command-error {
    flex: 1 0 100%;
    box-sizing: border-box;
    margin: 0;
    margin-inline-end: var(--_space);
    cursor: default;
  }

  @media (pointer: coarse) {
    .command {
      min-block-size: 44px;
      padding-block: 11px;
    }
  }

  @media (forced-colors: active) {
    .command[aria-selected='true'] {
      border-color: Highlight;
    }
  }
`;
