import type {ChatSettings} from '../settings-element.js';
import type {PanelHost} from './panel-host.js';
import {Panel} from './panel.js';

/** Puts the contents of the panel into the element. */
export function createPanel(host: PanelHost, readSettings: () => ChatSettings): Panel {
  return new Panel(host, readSettings);
}
