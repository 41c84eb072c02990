import {css} from '../sheet.js';

/** The looks of the button of the microphone. */
export const dictationStyles: CSSStyleSheet = css`
  .dictate {
    background: none;
    color: var(--_text-quiet);
  }

  .dictate:hover {
    background: color-mix(in srgb, var(--_text-quiet) 15%, transparent);
    color: var(--_text);
  }

  .dictate[aria-pressed='true'] {
    background: var(--_danger);
    color: var(--_surface);
    animation: listen 2s ease-in-out infinite;
  }

  @keyframes listen {
    50% {
      box-shadow: 0 0 0 5px color-mix(in srgb, var(--_danger) 30%, transparent);
    }
  }

  .field {
    container: field / inline-size;
    flex-wrap: wrap;
    justify-content: flex-end;
  }

  /* Beside three buttons, a narrow field has no room for words. */
  @container field (inline-size < 300px) {
    .field > .input {
      flex-basis: 100%;
    }
  }

  .dictation-trouble {
    flex: 1 0 100%;
    box-sizing: border-box;
    min-inline-size: 0;
    margin: 0;
    padding-block-start: calc(var(--_space) * 0.75);
    padding-inline-end: var(--_space);
    color: var(--_danger);
    font-size: 0.875em;
    line-height: 1.4;
    overflow-wrap: anywhere;
    cursor: default;
  }

  @media (prefers-reduced-motion: reduce) {
    .dictate[aria-pressed='true'] {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .dictate[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
