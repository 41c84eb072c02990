import {css} from '../sheet.js';

/** The looks of what says how things stand. */
export const noticeStyles: CSSStyleSheet = css`
  .queue {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: var(--_space);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .queued {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    max-inline-size: 85%;
    font-size: 0.875em;
  }

  .queued-words {
    padding: calc(var(--_space) * 0.75) calc(var(--_space) * 1.5);
    border: 1px dashed var(--_text-quiet);
    border-radius: var(--_radius);
    color: var(--_text-quiet);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .aside {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_space);
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: calc(46em + var(--_space) * 5);
    margin: 0 auto;
    padding: 0 calc(var(--_space) * 2.5) calc(var(--_space) * 0.5);
    color: var(--_text-quiet);
    font-size: 0.8125em;
  }

  .aside .plain {
    padding-inline: 0;
  }
`;
