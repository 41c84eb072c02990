import {css} from '../sheet.js';

/** The blocks that no plain answer has. */
export const blockStyles: CSSStyleSheet = css`
  .host {
    margin: 0;
    color: var(--_text-quiet);
    overflow-wrap: anywhere;
  }

  .user .host {
    color: inherit;
  }

  .card {
    padding: var(--_space) calc(var(--_space) * 1.5);
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 0.75);
    background: var(--_surface-raised);
  }

  .user .card {
    color: var(--_text);
  }

  .has-failed summary {
    color: var(--_danger);
  }

  pre {
    max-block-size: 16em;
    margin: var(--_space) 0 0;
    overflow: auto;
    border-radius: 4px;
    font: 0.8125em/1.5 var(--_font-code);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .picture {
    display: block;
    max-inline-size: 100%;
    block-size: auto;
    border-radius: calc(var(--_radius) * 0.75);
  }

  .recording {
    display: block;
    max-inline-size: 100%;
  }

  .file {
    width: fit-content;
    margin: 0;
    padding: calc(var(--_space) * 0.5) var(--_space);
    border: 1px solid currentcolor;
    border-radius: 4px;
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  sup {
    margin-inline-start: 1px;
    color: var(--_text-quiet);
    font-size: 0.75em;
    line-height: 0;
  }

  .mark,
  .sources .back {
    padding: 0 1px;
    border: 0;
    background: none;
    color: var(--_accent);
    font: inherit;
    cursor: pointer;
  }

  .sources .back {
    min-inline-size: 24px;
    min-block-size: 24px;
  }

  .sources {
    margin: calc(var(--_space) * 1.5) 0 0;
    padding-block-start: var(--_space);
    padding-inline-start: 1.75em;
    border-block-start: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .findings {
    margin: 0;
    padding-inline-start: 1.5em;
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .quote {
    overflow-wrap: anywhere;
  }

  .sources a {
    display: inline-block;
    min-block-size: 24px;
  }
`;
