import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {controls} from '../../demo/playground/controls.js';
import {toSetup} from '../../demo/playground/setup.js';
import {initialState, readState, writeState} from '../../demo/playground/state.js';
import {costOf} from '../../demo/playground/usage-view.js';
import {OutcropChat} from '../../src/element.js';

// Asking for the attributes makes the class collect the properties that it declares.
const attributes = OutcropChat.observedAttributes;
const properties = [...OutcropChat.elementProperties];

describe('the controls', () => {
  it('are of different names', () => {
    assert.equal(new Set(controls.map(({name}) => name)).size, controls.length);
  });

  it('set attributes that the element has', () => {
    const unknown = controls.filter(({sets, name}) => sets === 'attribute' && !attributes.includes(name));
    assert.deepEqual(
      unknown.map(({name}) => name),
      // Of every element.
      ['lang'],
    );
  });

  it('have every attribute but the addresses of services, and the one that takes JSON', () => {
    const names = new Set(controls.map(({name}) => name));
    const left = attributes.filter((name) => !names.has(name) && !name.endsWith('-endpoint'));
    assert.deepEqual(left, ['people']);
  });

  it('have every attribute that is a yes by being there', () => {
    const booleans = properties
      .filter(([, {type}]) => type === Boolean)
      .map(([name, {attribute}]) => attribute || name);
    const flags = controls.filter(({sets, kind}) => sets === 'attribute' && kind === 'flag').map(({name}) => name);
    assert.ok(booleans.length > 5);
    assert.deepEqual(flags.sort(), booleans.map(String).sort());
  });

  it('have every token, with its default', () => {
    const source = readFileSync(new URL('../../src/ui/outcrop-chat.ts', import.meta.url), 'utf8');
    const tokens = Array.from(source.matchAll(/@cssprop \[--outcrop-([a-z-]+)=([^\]]+)\]/g), ([, name, value]) => [
      name,
      value,
    ]);
    const mine = controls.filter(({sets}) => sets === 'token');
    assert.deepEqual(
      mine.map(({name}) => name),
      tokens.map(([name]) => name),
    );
    for (const [name, value] of tokens.filter(([name]) => !name?.startsWith('font'))) {
      const control = mine.find((control) => control.name === name);
      assert.equal(`${control?.usual}${control?.unit ?? ''}`, value, name);
    }
  });

  it('have each colour as it is in the dark', () => {
    const source = readFileSync(new URL('../../src/ui/styles/tokens.ts', import.meta.url), 'utf8');
    const dark = source.slice(source.indexOf('darkScheme'), source.indexOf('export const tokens'));
    const colours = controls.filter(({kind}) => kind === 'colour');
    assert.ok(colours.length > 5);
    for (const {name, usualInDark} of colours) {
      assert.ok(dark.includes(`var(--outcrop-${name}, ${usualInDark})`), name);
    }
  });

  it('begin with something that they offer', () => {
    const initial = initialState({from: 'stand-in'});
    for (const {name, options} of controls) {
      if (options)
        assert.ok(
          options.some(([value]) => value === initial[name]),
          name,
        );
    }
  });
});

describe('the address', () => {
  const initial = initialState({from: 'stand-in', 'model-id': 'a-model', 'identity-pool-id': 'us-east-1:x'});

  it('says nothing of what is as it was', () => {
    assert.equal(writeState(initial, initial), '');
    assert.deepEqual(readState('', initial), initial);
  });

  it('brings back what it says', () => {
    const state = {
      ...initial,
      mode: 'side',
      accent: '#112233',
      system: 'Two\nlines & more=less',
      'model-id': '',
      'show-usage': 'yes',
    };
    assert.deepEqual(readState(writeState(state, initial), initial), state);
  });

  it('cannot ask for what is not offered', () => {
    const state = readState('mode=window&constructor=x&__proto__=y&unknown=1&theme=dark', initial);
    assert.deepEqual(state, {...initial, theme: 'dark'});
    assert.ok(!Object.hasOwn(state, 'constructor'));
  });
});

describe('a set-up', () => {
  it('leaves a number that is none for the chat to complain of', () => {
    const {attributes} = toSetup({...initialState(), mode: 'bubble', temperature: 'hot'});
    assert.deepEqual(attributes, [{name: 'temperature', value: 'hot'}]);
  });

  it('has a colour as soon as one is chosen, since the usual one is another in the dark', () => {
    const state = {...initialState(), mode: 'bubble'};
    assert.deepEqual(toSetup(state).tokens, []);
    assert.deepEqual(toSetup({...state, 'on-accent': '#ffffff'}).tokens, [['--outcrop-on-accent', '#ffffff']]);
  });

  it('leaves out what is only spaces', () => {
    assert.deepEqual(toSetup({...initialState(), mode: 'bubble', heading: '  '}).attributes, []);
  });
});

it('a cost is that of all tokens, those of the cache included', () => {
  const usage = {inputTokens: 1000, outputTokens: 500, totalTokens: 1800, cacheReadInputTokens: 300};
  assert.equal(costOf(usage, {input: 1, output: 4}), (1300 + 2000) / 1_000_000);
});
