import {css} from '../sheet.js';

/** The looks of the list of conversations. It covers the conversation, which keeps its place and its draft. */
export const conversationStyles: CSSStyleSheet = css`
  .panel:has(> .conversations) > :not(.header, .menu, .conversations, .announcer) {
    visibility: hidden;
  }

  .conversations {
    position: absolute;
    inset: calc(env(safe-area-inset-top, 0px) * var(--_covers, 0) + var(--_space) * 7) 0 0;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    overflow-y: auto;
    overscroll-behavior: contain;
    padding: calc(var(--_space) * 2.5);
  }

  .conversations .choices {
    margin: 0;
  }

  .conversations .choices .plain {
    margin-inline-end: var(--_space);
    padding-inline: 0;
    font-size: 0.875em;
  }

  .list {
    display: flex;
    flex-direction: column;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 4px;
    border-block-end: 1px solid var(--_border);
    color: var(--_text-quiet);
    font-size: 0.875em;
  }

  .deeds {
    display: flex;
    flex-wrap: wrap;
    gap: 0 4px;
  }

  .row .edit,
  .sure {
    flex: 1 0 100%;
    padding-block: var(--_space);
  }

  .open {
    flex: 1;
    display: flex;
    flex-direction: column;
    /* A name stands at the edge of its date, whichever way its own letters run. */
    align-items: flex-start;
    min-inline-size: 9em;
    min-block-size: 44px;
    padding: calc(var(--_space) * 0.75) 0;
    border: 0;
    background: none;
    color: var(--_text);
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  /* A second line begins where the list does, too, whichever way its letters run. */
  .name {
    text-align: -webkit-match-parent;
    text-align: match-parent;
    overflow: hidden;
    max-inline-size: 100%;
    font-size: 1.07em;
    text-overflow: ellipsis;
  }

  .open[aria-current] .name {
    color: var(--_accent);
    font-weight: 600;
  }

  .open:hover .name {
    text-decoration: underline;
  }

  .date {
    color: var(--_text-quiet);
    font-size: 0.9em;
  }

  .sure p {
    margin: 0 0 var(--_space);
    color: var(--_text);
  }

  .choices .danger {
    border-color: transparent;
    background: var(--_danger);
    color: var(--_surface);
  }
`;
