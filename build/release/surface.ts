import type {ElementFacts, Named} from '../../docs/generate/manifest.js';

/** What a page can hold on to: a name such as `attribute model-id`, and what is promised of it. */
export type Surface = ReadonlyMap<string, string>;

/** Reads the surface out of the manifest of the element, and the entries of the package. */
export function readSurface(element: ElementFacts, entries: readonly string[]): Surface {
  const lines = [
    ...entries.map((name) => [`entry ${name}`, ''] as const),
    ...element.attributes.map((each) => describe('attribute', each)),
    ...element.properties.map((each) => describe(each.isReadOnly ? 'value' : 'property', each)),
    ...element.methods.map((each) => describe('method', each)),
    ...element.events.flatMap((event) => [
      [`event ${event.name}`, ''] as const,
      ...event.fields.map((field) => describe(`event ${event.name}:`, field)),
    ]),
    ...element.slots.map(({name}) => [`slot ${name}`, ''] as const),
    ...element.parts.map(({name}) => [`part ${name}`, ''] as const),
    ...element.states.map(({name}) => [`state ${name}`, ''] as const),
    ...element.tokens.map(({name, byDefault}) => [`token ${name}`, byDefault] as const),
  ];
  return new Map(lines.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** One line for each name, as a file keeps it. */
export function writeSurface(surface: Surface): string {
  return Array.from(surface, ([name, promise]) => `${name}${promise && ` = ${promise}`}\n`).join('');
}

/** What `writeSurface` has written. */
export function parseSurface(text: string): Surface {
  const lines = text.split('\n').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [name = '', ...promise] = line.split(' = ');
      return [name, promise.join(' = ')] as const;
    }),
  );
}

function describe(kind: string, {name, type, byDefault}: Named): readonly [string, string] {
  return [`${kind} ${name}`, byDefault ? `${type}, ${byDefault} by default` : type];
}
