import {css, type CSSResult} from 'lit';

// Safari has light-dark() only since 17.5, so the two schemes are written out.
const darkScheme = css`
  color-scheme: dark;
  --_accent: var(--outcrop-accent, #84cfc1);
  --_on-accent: var(--outcrop-on-accent, #04221d);
  --_surface: var(--outcrop-surface, #15191a);
  --_surface-raised: var(--outcrop-surface-raised, #1f2526);
  --_border: var(--outcrop-border, #343c3d);
  --_text: var(--outcrop-text, #e8eded);
  --_text-quiet: var(--outcrop-text-quiet, #a4b0b0);
  --_danger: var(--outcrop-danger, #ffb4ab);
  --_shadow: 0 1px 2px rgb(0 0 0 / 0.4), 0 16px 48px -8px rgb(0 0 0 / 0.6);
`;

/** The design tokens with their defaults, in both colour schemes. Inside, each is used by its name with \`--_\`. */
export const tokens: CSSResult = css`
  :host {
    /* Nothing that a page inherits to its text reaches the chat, unless it is a token. */
    all: initial;
    visibility: inherit;
    display: contents;
    color-scheme: light;
    --_accent: var(--outcrop-accent, #17594f);
    --_on-accent: var(--outcrop-on-accent, #ffffff);
    --_surface: var(--outcrop-surface, #ffffff);
    --_surface-raised: var(--outcrop-surface-raised, #f4f6f5);
    --_border: var(--outcrop-border, #dde3e1);
    --_text: var(--outcrop-text, #1b2423);
    --_text-quiet: var(--outcrop-text-quiet, #5b6866);
    --_danger: var(--outcrop-danger, #b3261e);
    --_shadow: 0 1px 2px rgb(0 0 0 / 0.08), 0 16px 48px -8px rgb(15 40 36 / 0.24);
    --_font-code: var(--outcrop-font-code, ui-monospace, Menlo, Consolas, monospace);
    --_space: var(--outcrop-space, 8px);
    --_radius: var(--outcrop-radius, 16px);
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${darkScheme}
    }
  }

  :host([theme='dark']) {
    ${darkScheme}
  }
`;
