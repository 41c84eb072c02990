import {css, type CSSResult} from 'lit';

/** The conversation and its messages. */
export const transcriptStyles: CSSResult = css`
  .transcript {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_text-quiet) transparent;
  }

  .transcript:focus-visible {
    outline-offset: -2px;
  }

  .thread {
    display: flex;
    flex-direction: column;
    gap: var(--_space);
    box-sizing: border-box;
    min-block-size: 100%;
    max-inline-size: 46em;
    margin-inline: auto;
    padding: calc(var(--_space) * 2.5);
  }

  .thread > .notice,
  .thread > .choices {
    margin: 0;
  }

  .empty {
    margin-block: auto;
    text-align: center;
    color: var(--_text-quiet);
    font-size: 1.25em;
  }

  .empty[hidden] {
    display: none;
  }

  .empty p {
    margin: 0;
  }

  .message {
    min-inline-size: 0;
    display: flex;
    flex-direction: column;
    gap: calc(var(--_space) * 1.5);
    overflow-wrap: anywhere;
  }

  .item {
    display: flex;
    flex-direction: column;
  }

  /* Room for what can be done with a message: nothing moves when it comes. */
  .who,
  .foot {
    min-block-size: 28px;
    padding-block-start: 2px;
  }

  .user {
    align-self: flex-end;
    max-inline-size: 85%;
    padding: var(--_space) calc(var(--_space) * 1.75);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    border-end-end-radius: calc(var(--_radius) * 0.25);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .pending,
  .dots {
    display: flex;
    align-items: center;
    gap: 5px;
    padding-block: 4px;
  }

  .dots span {
    inline-size: 7px;
    block-size: 7px;
    border-radius: 50%;
    background: var(--_text-quiet);
    animation: breathe 1.4s ease-in-out infinite both;
  }

  .dots span:nth-child(2) {
    animation-delay: 0.18s;
  }

  .dots span:nth-child(3) {
    animation-delay: 0.36s;
  }

  @keyframes breathe {
    0%,
    70%,
    100% {
      opacity: 0.25;
    }
    35% {
      opacity: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .dots span {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .user {
      border-color: CanvasText;
    }

    .dots span {
      background: CanvasText;
    }
  }
`;
