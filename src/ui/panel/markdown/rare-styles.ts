import {css} from '../sheet.js';

const sheet: CSSStyleSheet = css`
  .markdown {
    :is(.md-table, .md-math-display) {
      margin: 0.75em 0;
      overflow-x: auto;
    }

    /* A formula may draw outside its line, but not over what others wrote, and a long one scrolls. There is room for a
       ring of focus, which scrolling would cut off. */
    :is(p, h1, h2, h3, h4, h5, h6):has(.md-math),
    .md-math-display {
      overflow: auto hidden;
      margin-inline: -4px;
      padding: 4px;
    }

    /* What scrolls stands beside the box and not around it. */
    .md-task + p:has(.md-math) {
      margin-inline-start: 0;
      padding-inline-start: 0;
    }

    table {
      border-collapse: collapse;
      font-size: 0.9375em;
    }

    :is(th, td) {
      padding: 0.35em 0.7em;
      border: 1px solid var(--_border);
      text-align: start;
      vertical-align: top;
      /* The table scrolls rather than breaks words and numbers. */
      overflow-wrap: break-word;
    }

    table :is(th, td) code {
      overflow-wrap: inherit;
    }

    :is(th, td)[align='left'] {
      text-align: left;
    }

    :is(th, td)[align='center'] {
      text-align: center;
    }

    :is(th, td)[align='right'] {
      text-align: right;
    }

    th {
      background: var(--_surface-raised);
      font-weight: 600;
    }

    .md-wrapped pre {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }

    .md-button {
      min-block-size: 28px;
      padding: 0 0.4em;
      border: 0;
      border-radius: 4px;
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }

    /* Its words stand at the edge of the table. */
    .md-table .md-bar {
      padding-inline: 0;
      border: 0;
    }

    /* What scrolls cuts off what lies around it. */
    .md-table .md-button {
      padding-inline: 2px;
      outline-offset: -2px;
    }

    .md-button:hover {
      color: var(--_text);
      background: var(--_surface);
    }

    .md-chip {
      display: inline-block;
      padding: 0.1em 0.5em;
      border: 1px solid var(--_border);
      border-radius: 1em;
      color: inherit;
      font-size: 0.875em;
      text-decoration: none;
    }

    .md-image {
      display: block;
      max-inline-size: 100%;
      aspect-ratio: 4 / 3;
      border-radius: calc(var(--_radius) * 0.5);
      background: var(--_surface-raised);
      overflow: hidden;
    }

    .md-image > img {
      inline-size: 100%;
      block-size: 100%;
      object-fit: contain;
    }

    .md-footnotes {
      margin-block-start: 1.25em;
      border-block-start: 1px solid var(--_border);
      font-size: 0.875em;
    }

    :is(.md-footnote-button, .md-back) {
      padding: 0 0.2em;
      border: 0;
      background: none;
      color: var(--_accent);
      font: inherit;
      font-size: 0.8125em;
      vertical-align: super;
      cursor: pointer;
    }

    :is(.md-kwd, .md-oper) {
      color: light-dark(#6b3fc0, #d2a8ff);
    }

    .md-str {
      color: light-dark(#0a5c36, #7ee2a8);
    }

    :is(.md-num, .md-bool) {
      color: light-dark(#9a4a00, #ffb27a);
    }

    .md-cmnt {
      color: var(--_text-quiet);
    }

    :is(.md-func, .md-class, .md-type) {
      color: light-dark(#0550ae, #8ec2ff);
    }
  }
`;

/** What that looks like which few texts need. */
export const rareStyles: readonly CSSStyleSheet[] = [sheet];
