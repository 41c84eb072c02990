import type {CSSResult} from 'lit';
import {blockStyles} from './blocks.js';
import {composerStyles} from './composer.js';
import {panelFinish} from './panel.js';
import {transcriptStyles} from './transcript.js';

/** The styles of everything in the panel, as sheets that a shadow root adopts. */
export const panelStyles: readonly CSSStyleSheet[] = [transcriptStyles, blockStyles, composerStyles, panelFinish]
  .map((styles: CSSResult) => styles.styleSheet)
  .filter((sheet) => sheet !== undefined);
