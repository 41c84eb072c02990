import {css} from './sheet.js';

/** The looks of fields and buttons within a conversation. */
export const formStyles: CSSStyleSheet = css`
  .choices .main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.plain {
    min-block-size: 28px;
    padding-inline: calc(var(--_space) * 0.5);
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 3px;
    cursor: pointer;
  }

  .edit {
    display: flex;
    flex-direction: column;
    gap: 4px;
    font-size: 0.875em;
  }

  .edit textarea,
  .edit input {
    box-sizing: border-box;
    inline-size: 100%;
    margin: 0;
    padding: var(--_space);
    border: 1px solid var(--_text-quiet);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    /* Phones zoom into anything smaller. */
    font-size: max(16px, 1em);
    resize: vertical;
  }

  .edit label {
    display: flex;
    flex-direction: column;
    gap: 4px;
  }

  .edit .code {
    font-family: var(--_font-code);
  }

  @media (forced-colors: active) {
    .choices .main {
      border-color: ButtonText;
    }
  }
`;
