/** The greeting, beside the launcher, and above what the page has there. */
export const teaserStyles = css`
  .teaser {
    --_launcher: max(44px, var(--_space) * 7);
    position: fixed;
    inset-block-end: calc(env(safe-area-inset-bottom) + var(--_space) * 2.5);
    inset-inline-end: calc(var(--_space) * 4 + var(--_launcher));
    z-index: var(--outcrop-layer, 1000);
    box-sizing: border-box;
    display: flex;
    align-items: start;
    max-inline-size: min(18em, 100vw - var(--_launcher) - var(--_space) * 6.5);
    min-block-size: var(--_launcher);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    border-end-end-radius: calc(var(--_radius) / 4);
    background: var(--_surface);
    color: var(--_text);
    font: var(--outcrop-size, 16px) / 1.4 var(--outcrop-font, system-ui, sans-serif);
    box-shadow: var(--_shadow);
  }

  .teaser button {
    align-self: stretch;
    border: 0;
    border-radius: inherit;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .teaser-text {
    padding-block: var(--_space);
    padding-inline: calc(var(--_space) * 2) 0;
    overflow-wrap: anywhere;
    text-align: start;
  }

  .teaser .teaser-close {
    flex: none;
    display: grid;
    place-items: start center;
    inline-size: 36px;
    padding-block: calc(var(--_space) + 0.2em) 0;
    padding-inline: 0;
    color: var(--_text-quiet);
  }

  .teaser svg {
    inline-size: 1em;
    block-size: 1em;
  }

  .teaser button:hover {
    color: var(--_accent);
  }

  @media (pointer: coarse) {
    .teaser .teaser-close {
      inline-size: 44px;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    .teaser {
      animation: greet 240ms ease-out;
    }
  }

  @keyframes greet {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  @media print {
    .teaser {
      display: none;
    }
  }
`;

/** As the panel's pieces have it; theirs would be fetched for this alone. */
function css(text: TemplateStringsArray): string {
  return text.join('');
}
