import type {ElementFacts, Named} from '../../docs/generate/manifest.js';
import type {Sample} from './read-docs.js';

/** Attributes that every element has. */
const ofEveryElement = /^(id|class|lang|dir|hidden|slot|title|style|data-[\w-]+|aria-[\w-]+)$/;

/** The attributes, slots, parts, states and tokens in a sample that the element does not have. */
export function findUnknownNames({code}: Pick<Sample, 'code'>, facts: ElementFacts): readonly string[] {
  const known = (all: readonly Named[]) => new Set(all.map(({name}) => name));
  const chats = Array.from(code.matchAll(/<outcrop-chat\b([^>]*)>([\s\S]*?)<\/outcrop-chat>/g));
  const attributes = chats.flatMap(([, inside = '']) => readAttributes(inside));
  return [
    ...missing(
      'attribute',
      attributes.filter((name) => !ofEveryElement.test(name)),
      known(facts.attributes),
    ),
    ...missing(
      'slot',
      chats.flatMap(([, , inside = '']) => readAll(inside, /\bslot="([\w-]+)"/g)),
      known(facts.slots),
    ),
    ...missing('part', readAll(code, /::part\(([\w -]+)\)/g), known(facts.parts)),
    ...missing('state', readAll(code, /:state\(([\w-]+)\)/g), known(facts.states)),
    ...missing('token', readAll(code, /(--outcrop-[\w-]+)/g), known(facts.tokens)),
  ];
}

function readAttributes(inside: string): readonly string[] {
  return readAll(inside, /([\w-]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'))?/g);
}

function readAll(text: string, pattern: RegExp): readonly string[] {
  return Array.from(text.matchAll(pattern), ([, name = '']) => name);
}

function missing(kind: string, names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return names.filter((name) => !known.has(name)).map((name) => `there is no ${kind} "${name}"`);
}
