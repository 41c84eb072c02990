/** Gives a chat its settings, and takes away those that it had. */
import type {OutcropChat} from '../../src/element.js';
import {controls} from './controls.js';
import type {Setting, Setup} from './setup.js';

/** Where the services are, when they are not AWS itself. */
export type Endpoints = Readonly<Record<'bedrockEndpoint' | 'cognitoEndpoint' | 'stsEndpoint', string>>;

/** Sets what the setup says, in the way a page would. */
export function applySetup(chat: OutcropChat, setup: Setup, endpoints: Endpoints | undefined): void {
  const set = new Map(setup.attributes.map((setting) => [setting.name, toText(setting)]));
  for (const {name, sets} of controls) {
    // Whether it is open the chat itself says, too: each other change would close what the visitor has opened.
    if (sets === 'attribute' && name !== 'open') setAttribute(chat, name, set.get(name));
    const token = `--outcrop-${name}`;
    const value = setup.tokens.find(([name]) => name === token)?.[1];
    // Through the CSSOM: a policy for styles blocks the attribute, but not this.
    if (sets === 'token' && value) chat.style.setProperty(token, value);
    else if (sets === 'token') chat.style.removeProperty(token);
  }
  // The chat stands in a page in English, whose direction is not that of every language.
  chat.dir = set.get('lang') === 'ar' ? 'rtl' : 'ltr';
  const {suggestions, tools, isAskedBeforeTools, price} = setup;
  Object.assign(chat, {
    bedrockEndpoint: endpoints?.bedrockEndpoint,
    cognitoEndpoint: endpoints?.cognitoEndpoint,
    stsEndpoint: endpoints?.stsEndpoint,
    suggestions,
    tools: tools.map(({source: _source, ...tool}) => ({...tool, approval: isAskedBeforeTools ? 'ask' : 'never'})),
    budget: price && {prices: {[price.model]: {input: price.input, output: price.output}}},
  });
}

function setAttribute(chat: OutcropChat, name: string, value: string | undefined): void {
  if (value === undefined) chat.removeAttribute(name);
  else if (chat.getAttribute(name) !== value) chat.setAttribute(name, value);
}

function toText({value}: Setting): string {
  if (value === true) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
