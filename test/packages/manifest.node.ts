import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readSources} from '../architecture/read-source.js';
import {namesOf, readManifest} from './read-manifest.js';

const {modules, element} = readManifest();
const {OutcropChat}: typeof import('../../src/element.js') = await import('outcrop/element' as string);

const sources = readSources(new URL('../../src/', import.meta.url));
const views = sources.filter(({file}) => /^(ui|blocks|markdown)\//.test(file));

/** Every different match of the first group, in order. */
function findAll(pattern: RegExp, files = views): readonly string[] {
  const found = files.flatMap(({code}) => Array.from(code.matchAll(pattern), ([, name = '']) => name));
  return [...new Set(found.flatMap((names) => names.split(/\s+/)))].filter((name) => name !== '').toSorted();
}

/** The parts whose names are put together, by the file that does. */
const computedParts: Readonly<Record<string, readonly string[]>> = {
  'ui/notice.ts': ['retry-button', 'continue-button'],
  'ui/panel/actions/index.ts': ['copy-button', 'edit-button', 'regenerate-button'],
  'ui/panel/actions/feedback.ts': ['feedback-up', 'feedback-down'],
  'ui/panel/search/bar.ts': ['previous-match-button', 'next-match-button', 'close-search-button'],
  'ui/panel/message-view.ts': ['message', 'message-user', 'message-assistant'],
};

/** What a page may call or read, of the classes between the element and Lit’s. */
function listPublicMembers(): readonly string[] {
  const ofLit = new Set(Object.getOwnPropertyNames(Object.getPrototypeOf(lastOwnPrototype())));
  const names: string[] = [];
  for (const prototype of ownPrototypes()) names.push(...Object.getOwnPropertyNames(prototype));
  const internal =
    /^(constructor|connectedCallback|disconnectedCallback|willUpdate|updated|firstUpdated|render|_\$.*|__.*)$/;
  const hidden = new Set(['panel', 'openChat', 'loadPanel', 'createRenderRoot']);
  return [...new Set(names)].filter((name) => !internal.test(name) && !ofLit.has(name) && !hidden.has(name)).toSorted();
}

function ownPrototypes(): readonly object[] {
  const prototypes: object[] = [];
  for (let each = OutcropChat.prototype as object; /chat|conversation|settings/i.test(fileOf(each));) {
    prototypes.push(each);
    each = Object.getPrototypeOf(each) as object;
  }
  return prototypes;
}

const lastOwnPrototype = (): object => ownPrototypes().at(-1) ?? {};

/** Lit’s own classes have properties that ours have not: the first of them ends the walk. */
function fileOf(prototype: object): string {
  return Object.hasOwn(prototype, 'requestUpdate') || Object.hasOwn(prototype, 'createRenderRoot') ? 'lit' : 'settings';
}

describe('the manifest names, no more and no less than there is,', () => {
  it('attributes', () => {
    assert.deepEqual(namesOf(element.attributes), OutcropChat.observedAttributes.toSorted());
  });

  it('properties with their attributes', () => {
    const fields = element.members.filter(({kind, readonly}) => kind === 'field' && readonly !== true);
    assert.deepEqual(namesOf(fields), [...OutcropChat.elementProperties.keys()].map(String).toSorted());
    for (const {name, attribute} of fields) {
      const declared = OutcropChat.elementProperties.get(name)?.attribute;
      assert.equal(attribute, declared === false ? undefined : (declared ?? name), name);
    }
  });

  it('methods, and what can be read alone', () => {
    const properties = new Set([...OutcropChat.elementProperties.keys()].map(String));
    const others = element.members.filter(({name}) => !properties.has(name));
    assert.deepEqual(
      namesOf(others),
      listPublicMembers().filter((name) => !properties.has(name)),
    );
    const methods = others.filter(({kind}) => kind === 'method').map(({name}) => name);
    assert.ok(methods.includes('regenerate') && methods.includes('show') && !methods.includes('status'));
  });

  it('events', () => {
    assert.deepEqual(namesOf(element.events), findAll(/super\('(outcrop-[\w-]+)'/g));
  });

  it('slots', () => {
    assert.deepEqual(namesOf(element.slots), findAll(/<slot name="([\w-]+)"/g));
  });

  it('parts', () => {
    const computing = views.filter(({code}) => /\bpart=\$\{/.test(code));
    assert.deepEqual(computing.map(({file}) => file).toSorted(), Object.keys(computedParts).toSorted());
    const fixed = findAll(/\bpart(?:="|\.add\('|', ')([\w\s-]+)["']/g);
    const all = new Set([...fixed, ...Object.values(computedParts).flat()]);
    assert.deepEqual(namesOf(element.cssParts), [...all].toSorted());
  });

  it('tokens', () => {
    assert.deepEqual(namesOf(element.cssProperties), findAll(/var\((--outcrop-[\w-]+)/g));
  });

  it('states', () => {
    const [, states = ''] =
      /showStates\(this\.#internals, \{([^}]*)\}/.exec(views.map(({code}) => code).join('')) ?? [];
    assert.deepEqual(
      namesOf(element.cssStates),
      Array.from(states.matchAll(/^\s*(\w+):/gm), ([, name = '']) => name).toSorted(),
    );
  });
});

describe('the manifest', () => {
  it('says of everything what it is', () => {
    const named = [element.attributes, element.events, element.slots, element.cssParts, element.cssProperties]
      .concat([element.cssStates, element.members])
      .flatMap((list = []) => list);
    assert.deepEqual(namesOf(named.filter(({description = ''}) => !/^\S.+\.$/s.test(description))), []);
  });

  it('uses no types that only our sources explain', () => {
    const types = [...element.members, ...(element.attributes ?? [])].map(({type}) => type?.text ?? '');
    assert.deepEqual(
      types.filter((type) => /\w\['/.test(type)),
      [],
    );
  });

  it('tells what an attribute may say', () => {
    const typeOf = (wanted: string) => element.attributes?.find(({name}) => name === wanted)?.type?.text;
    assert.equal(typeOf('history'), "'off' | 'tab' | 'device'");
    assert.equal(typeOf('open'), 'boolean');
    assert.ok(element.attributes?.every(({type}) => type && type.text !== ''));
  });

  it('names files that are published, and what they export', async () => {
    for (const {path, exports} of modules) {
      const found: unknown = await import(new URL(`../../${path}`, import.meta.url).href);
      const classes = exports.filter(({kind}) => kind === 'js').map(({name}) => name);
      assert.deepEqual(
        classes.filter((name) => !(name in Object(found))),
        [],
      );
    }
  });
});
