import {css, type CSSResult} from 'lit';

/** The round button that opens the chat. */
export const launcherStyles: CSSResult = css`
  .launcher {
    position: fixed;
    inset-block-end: calc(env(safe-area-inset-bottom) + var(--_space) * 2.5);
    inset-inline-end: calc(var(--_space) * 2.5);
    z-index: var(--outcrop-layer, 1000);
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: max(44px, var(--_space) * 7);
    block-size: max(44px, var(--_space) * 7);
    padding: 0;
    border: 1px solid transparent;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 6px 20px -4px rgb(0 0 0 / 0.35);
    cursor: pointer;
    transition:
      transform 160ms ease-out,
      filter 160ms ease-out;
  }

  .launcher:hover {
    filter: brightness(1.08);
    transform: translateY(-2px);
  }

  .launcher:active {
    transform: scale(0.96);
  }

  .launcher > * {
    grid-area: 1 / 1;
    display: grid;
    transition:
      opacity 160ms,
      transform 160ms;
  }

  .launcher svg {
    inline-size: 28px;
    block-size: 28px;
  }

  .launcher .when-open,
  .launcher[aria-expanded='true'] .when-closed {
    opacity: 0;
    transform: rotate(-45deg) scale(0.6);
  }

  .launcher[aria-expanded='true'] .when-open {
    opacity: 1;
    transform: none;
  }

  /* A drawer covers the place of the launcher. */
  :host([mode='side'][open]) .launcher {
    visibility: hidden;
  }

  @media (max-width: 480px) {
    :host([open]) .launcher {
      visibility: hidden;
    }
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (prefers-reduced-motion: reduce) {
    .launcher,
    .launcher > * {
      transition: none;
    }

    .launcher:hover {
      transform: none;
    }
  }
`;
