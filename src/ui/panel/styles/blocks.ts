import {css, type CSSResult} from 'lit';

/** The blocks of a plain answer. */
export const blockStyles: CSSResult = css`
  .words {
    line-height: 1.6;
  }

  .user .words {
    line-height: 1.5;
  }

  .words p {
    margin: 0;
    white-space: pre-wrap;
  }

  .words p + p {
    margin-block-start: 0.75em;
  }

  .words a {
    color: var(--_accent);
  }

  .note {
    margin: 0;
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .user .note {
    color: inherit;
  }

  summary {
    width: fit-content;
    min-block-size: 24px;
    border-radius: 4px;
    color: var(--_text-quiet);
    font-size: 0.875em;
    line-height: 24px;
    cursor: pointer;
  }

  .reasoning .words {
    margin-block-start: calc(var(--_space) * 0.5);
    padding-inline-start: calc(var(--_space) * 1.5);
    border-inline-start: 2px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.9375em;
  }
`;
