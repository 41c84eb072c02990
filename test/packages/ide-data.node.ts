import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {namesOf, type Named, readManifest} from './read-manifest.js';

/** A tag as both kinds of editors’ files have it. */
interface Tag extends Named {
  readonly attributes: readonly (Named & {readonly values?: readonly Named[]})[];
}

const {element} = readManifest();
const read = (name: string) => JSON.parse(readFileSync(`dist/${name}`, 'utf8'));

describe('editors are told', () => {
  it('in VS Code, what can be written into the tag', () => {
    const {version, tags}: {version: number; tags: readonly Tag[]} = read('vscode.html-custom-data.json');
    assert.equal(version, 1.1);
    assert.deepEqual(namesOf(tags), ['outcrop-chat']);
    assert.deepEqual(namesOf(tags[0]?.attributes), namesOf(element.attributes));
    const mode = tags[0]?.attributes.find(({name}) => name === 'mode');
    assert.deepEqual(namesOf(mode?.values), ['bubble', 'inline', 'side']);
  });

  it('in VS Code, what a style sheet can say', () => {
    const css = read('vscode.css-custom-data.json');
    assert.deepEqual(namesOf(css.properties), namesOf(element.cssProperties));
    const parts = namesOf(element.cssParts).map((name) => `::part(${name})`);
    assert.deepEqual(namesOf(css.pseudoElements), parts);
    const states = namesOf(element.cssStates).map((name) => `:state(${name})`);
    assert.deepEqual(namesOf(css.pseudoClasses), states);
  });

  it('in JetBrains’ editors, all of it, and where that stands', () => {
    const {version, 'web-types': place} = JSON.parse(readFileSync('package.json', 'utf8'));
    const types = JSON.parse(readFileSync(place, 'utf8'));
    assert.deepEqual([types.name, types.version], ['outcrop', version]);
    const [tag] = types.contributions.html.elements;
    assert.equal(tag.name, 'outcrop-chat');
    assert.deepEqual(namesOf(tag.attributes), namesOf(element.attributes));
    assert.deepEqual(namesOf(tag.js.events), namesOf(element.events));
    assert.deepEqual(namesOf(tag.slots), namesOf(element.slots));
    assert.deepEqual(namesOf(tag.css.parts), namesOf(element.cssParts));
    assert.deepEqual(namesOf(tag.css.properties), namesOf(element.cssProperties));
    const settable = element.members.filter(({kind, readonly}) => kind === 'field' && !readonly);
    assert.deepEqual(namesOf(tag.js.properties), namesOf(settable));
  });
});
