import {css, type CSSResult} from 'lit';

/** The box of the panel in the three modes, and what stands in it before its contents have arrived. */
export const frameStyles: CSSResult = css`
  .panel {
    --_gap: calc(var(--_space) * 2.5);
    /* Also while it fades, when it is no open popover any more. */
    flex-direction: column;
    box-sizing: border-box;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: var(--outcrop-size, 16px) / 1.5 var(--outcrop-font, system-ui, sans-serif);
    overflow: hidden;
    outline: none;
  }

  .panel:popover-open,
  .inline {
    display: flex;
  }

  .bubble {
    position: fixed;
    inset: auto;
    inset-inline-end: var(--_gap);
    inset-block-end: calc(env(safe-area-inset-bottom) + var(--_space) * 7 + var(--_gap) * 1.6);
    inline-size: min(var(--outcrop-width, 400px), 100vw - var(--_gap) * 2);
    block-size: min(var(--outcrop-height, 640px), 100dvh - var(--_space) * 7 - var(--_gap) * 2.6);
    box-shadow: var(--_shadow);
  }

  .side {
    position: fixed;
    inset: 0;
    inset-inline-start: auto;
    inline-size: min(var(--outcrop-width, 400px), 100vw);
    block-size: auto;
    max-block-size: none;
    border-width: 0;
    border-inline-start-width: 1px;
    border-radius: 0;
    box-shadow: var(--_shadow);
  }

  :host([mode='inline']) {
    display: block;
    block-size: var(--outcrop-height, 640px);
    max-block-size: 100%;
  }

  .inline {
    block-size: 100%;
  }

  @media (max-width: 480px) {
    .bubble,
    .side {
      inset: 0;
      inline-size: 100%;
      block-size: 100dvh;
      max-inline-size: none;
      border: 0;
      border-radius: 0;
    }
  }

  .header {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-block-size: calc(var(--_space) * 7);
    box-sizing: border-box;
    padding-block: calc(var(--_space) * 0.75);
    padding-inline: calc(var(--_space) * 2.5) calc(var(--_space) * 1.5);
    border-block-end: 1px solid var(--_border);
  }

  .header h2 {
    flex: 1;
    margin: 0;
    overflow: hidden;
    font-size: 1em;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .close {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    margin-inline-start: auto;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_text-quiet);
    cursor: pointer;
  }

  :host([hidden]),
  .close[hidden] {
    display: none;
  }

  .loading {
    margin: auto;
    color: var(--_text-quiet);
    /* Most often the contents are there sooner. */
    animation: appear 1ms 400ms backwards;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  /* What it looks like in full comes with the contents; here it says that they did not come. */
  .notice {
    margin: calc(var(--_space) * 2.5);
    color: var(--_danger);
  }

  .notice button {
    min-block-size: 44px;
    padding-inline: 1em;
    border: 1px solid;
    border-radius: 8px;
    background: none;
    color: inherit;
    font: inherit;
  }
`;
