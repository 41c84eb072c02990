import {formStyles} from '../form-styles.js';
import {css} from '../sheet.js';
import {blockStyles} from './block-styles.js';

const toolStyles = css`
  .tool {
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 0.5);
  }

  .tool-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--_space);
    margin: 0;
    font-size: 0.875em;
  }

  .card-title {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .tool-state {
    color: var(--_text-quiet);
  }

  .tool[data-state='waiting'] {
    border-color: var(--_accent);
  }

  .tool[data-state='waiting'] .tool-state {
    color: var(--_accent);
    font-weight: 600;
  }

  .tool[data-state='failed'] .tool-state {
    color: var(--_danger);
  }

  .tool .card {
    padding: 0;
    border: 0;
  }

  .tool pre {
    margin-block-start: calc(var(--_space) * 0.5);
    padding: var(--_space);
    background: var(--_surface);
  }

  .tool progress {
    inline-size: 100%;
    block-size: 6px;
    accent-color: var(--_accent);
  }

  .decision {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
  }

  .decision .choices {
    margin-block-start: calc(var(--_space) * 0.5);
  }

  .choices .plain {
    margin-inline-end: calc(var(--_space) * 0.5);
    padding-inline: 0;
    border: 0;
    font-size: 0.875em;
    font-weight: 400;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  .always {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: 24px;
    font-size: 0.875em;
  }

  .always input {
    inline-size: 18px;
    block-size: 18px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .fault {
    margin: 0;
    color: var(--_danger);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  .fault:empty {
    display: none;
  }
`;

/** The looks of what no plain answer has. */
export const richStyles: readonly CSSStyleSheet[] = [blockStyles, formStyles, toolStyles];
