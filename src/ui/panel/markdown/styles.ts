import {css} from '../sheet.js';

const sheet: CSSStyleSheet = css`
  .markdown {
    /* A layer of its own for each block: a browser goes through all that shares one with the words that grow. */
    > * {
      isolation: isolate;
    }

    > :first-child {
      margin-block-start: 0;
    }

    > :last-child {
      margin-block-end: 0;
    }

    :is(p, ul, ol, blockquote, .md-code) {
      margin: 0.75em 0;
    }

    p {
      white-space: normal;
      overflow-wrap: anywhere;
    }

    .md-tight > li > :is(p, ul, ol) {
      margin-block: 0;
    }

    :is(h1, h2, h3, h4, h5, h6) {
      margin-block: 1.25em 0.5em;
      font-size: 1em;
      font-weight: 650;
      line-height: 1.35;
    }

    h1 {
      font-size: 1.25em;
    }

    h2 {
      font-size: 1.125em;
    }

    :is(ul, ol) {
      padding-inline-start: 1.5em;
    }

    li {
      margin-block: 0.25em;
    }

    li:has(> .md-task) {
      list-style: none;
    }

    /* Beside the words, which are a paragraph of their own. */
    .md-task {
      float: inline-start;
      margin-block: 0.3em 0;
      margin-inline: -1.5em 0.5em;
    }

    blockquote {
      padding-inline-start: calc(var(--_space) * 1.5);
      border-inline-start: 3px solid var(--_border);
      color: var(--_text-quiet);
    }

    hr {
      border: 0;
      border-block-start: 1px solid var(--_border);
      margin-block: 1.25em;
    }

    :is(code, pre) {
      font-family: var(--_font-code);
      font-size: 0.9em;
    }

    :not(pre) > code {
      padding: 0.1em 0.3em;
      border-radius: 4px;
      background: var(--_surface-raised);
      overflow-wrap: anywhere;
    }

    .md-code {
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) * 0.5);
      background: var(--_surface-raised);
      overflow: hidden;
    }

    pre {
      margin: 0;
      padding: calc(var(--_space) * 1.25);
      overflow-x: auto;
      line-height: 1.5;
      tab-size: 2;
    }

    .md-bar {
      display: flex;
      min-block-size: 28px;
      align-items: center;
      gap: var(--_space);
      padding: 2px calc(var(--_space) * 1.25);
      border-block-end: 1px solid var(--_border);
      color: var(--_text-quiet);
      font-size: 0.8125em;
    }

    .md-language {
      flex: 1;
    }

    :is(.md-host, .md-held) {
      color: var(--_text-quiet);
    }
  }
`;

/** What markdown looks like in the tokens of the chat. */
export const markdownStyles: readonly CSSStyleSheet[] = [sheet];
