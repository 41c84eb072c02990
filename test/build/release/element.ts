import type {ElementFacts, Named} from '../../../docs/generate/manifest.js';

/** Something that a manifest names. */
export function named(name: string, type = ''): Named {
  return {name, type, description: '', byDefault: '', isReadOnly: false};
}

/** An element that has nothing but this. */
export function elementWith(facts: Partial<ElementFacts>): ElementFacts {
  const nothing = {attributes: [], properties: [], methods: [], events: [], slots: [], parts: [], states: []};
  return {summary: '', ...nothing, tokens: [], ...facts};
}
