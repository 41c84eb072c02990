import {css, type CSSResult} from 'lit';

/** The form at the bottom and the line below it. */
export const composerStyles: CSSResult = css`
  .composer {
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: calc(46em + var(--_space) * 5);
    margin: 0 auto;
    padding: 0 calc(var(--_space) * 2.5) calc(var(--_space) * 1.5);
  }

  .field {
    display: flex;
    align-items: flex-end;
    gap: var(--_space);
    padding: calc(var(--_space) * 0.75);
    padding-inline-start: calc(var(--_space) * 1.75);
    border: 1px solid color-mix(in srgb, var(--_text-quiet) 75%, transparent);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_surface-raised);
    cursor: text;
  }

  .field:has(.input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  .input {
    flex: 1;
    box-sizing: border-box;
    min-inline-size: 0;
    max-block-size: 10.5em;
    margin: 0;
    padding: calc((36px - 1.5em) / 2) 0;
    border: 0;
    outline: none;
    background: none;
    color: inherit;
    /* Phones zoom into anything smaller. */
    font: inherit;
    font-size: max(16px, 1em);
    field-sizing: content;
    resize: none;
    scrollbar-width: thin;
  }

  .input::placeholder {
    color: var(--_text-quiet);
    opacity: 1;
  }

  .round {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    padding: 0;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }

  .round svg {
    inline-size: 20px;
    block-size: 20px;
  }

  .stop svg {
    fill: currentColor;
  }

  .input:placeholder-shown ~ .send {
    border-color: currentColor;
    background: none;
    color: var(--_text-quiet);
  }

  .ai-notice {
    margin: 0;
    padding: 0 calc(var(--_space) * 2) calc(var(--_space) * 1.25);
    color: var(--_text-quiet);
    font-size: 0.75em;
    text-align: center;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @media (pointer: coarse) {
    .round {
      inline-size: 44px;
      block-size: 44px;
    }

    .input {
      padding-block: calc((44px - 1.5em) / 2);
    }
  }

  @media (forced-colors: active) {
    .round {
      border-color: ButtonText;
    }
  }
`;
