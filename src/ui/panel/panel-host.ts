import type {ReactiveControllerHost} from 'lit';
import type {ContentBlock, Message} from '../../model/index.js';
import type {ViewSettings} from '../view-settings.js';

/** What the panel knows of the element that it stands in. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement, ViewSettings {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly open?: boolean;
  readonly mode?: string;
  readonly context?: unknown;
  modelId?: string | undefined;
  hide?(): void;
  send?(content: string | readonly ContentBlock[]): Promise<Message>;
}
