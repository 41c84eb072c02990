import type {ReactiveControllerHost} from 'lit';

/** What the panel knows of the element that it stands in. */
export interface PanelHost extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly open?: boolean;
  readonly mode?: string;
  readonly placeholder?: string | undefined;
  readonly greeting?: string | undefined;
  readonly withoutReasoning: boolean;
  readonly withoutNotice: boolean;
}
