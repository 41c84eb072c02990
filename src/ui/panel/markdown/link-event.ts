/** A visitor is about to open a link of an answer. Cancelable: then it is not opened. */
export class OutcropLinkEvent extends Event {
  readonly url: string;

  constructor(url: string) {
    super('outcrop-link', {bubbles: true, composed: true, cancelable: true});
    this.url = url;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'outcrop-link': OutcropLinkEvent;
  }
}
