import {css} from '../sheet.js';

/** The looks of names and pictures. */
export const peopleStyles: CSSStyleSheet = css`
  .who {
    display: flex;
    align-items: center;
    gap: var(--_space);
    min-inline-size: 0;
    color: var(--_text-quiet);
    font-size: 0.8125em;
    line-height: 24px;
  }

  .user-item > .who {
    flex-direction: row-reverse;
  }

  .who-name {
    min-inline-size: 0;
    overflow: hidden;
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .avatar {
    flex: none;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    overflow: hidden;
  }

  .avatar img {
    display: block;
    inline-size: 24px;
    block-size: 24px;
    object-fit: cover;
  }

  .avatar.broken img,
  .avatar:not(.broken) .initials {
    display: none;
  }

  .avatar.broken {
    border: 1px solid var(--_border);
    background: var(--_surface-raised);
    color: var(--_text);
    font-size: 10px;
    font-weight: 600;
    white-space: nowrap;
  }
`;
