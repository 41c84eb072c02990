import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {writeChangelog} from '../../../build/release/changelog.js';
import {replaceVersion} from '../../../build/release/mentions.js';
import {cleanSbom} from '../../../build/release/sbom.js';
import {isVersion, nextVersion} from '../../../build/release/version.js';

const change = {
  added: ['attribute follow'],
  removed: ['part old'],
  changed: [{name: 'token --gap', before: '1px', after: ''}],
};
const draft = '- New: attribute `follow`.\n- Gone: part `old`.\n- Changed: token `--gap`: was `1px`, is nothing.\n';
const section = {version: '9.9.0', date: '2026-11-21', change};
const opening = '# Changelog\n\nWhat it is.\n\n';
const last = '## 9.8.7, 2026-01-01\n\nOlder.\n';

describe('the changelog of a release', () => {
  it('dates what people have written, and drafts what has become of the surface below it', () => {
    assert.equal(
      writeChangelog(`${opening}## 9.8.8 (not released)\n\n- Faster.\n\n${last}`, section),
      `${opening}## 9.9.0, 2026-11-21\n\n- Faster.\n\n${draft}\n${last}`,
    );
  });

  it('begins a section where nobody has', () => {
    assert.equal(writeChangelog(`${opening}${last}`, section), `${opening}## 9.9.0, 2026-11-21\n\n${draft}\n${last}`);
    assert.equal(writeChangelog(opening, section), `${opening}## 9.9.0, 2026-11-21\n\n${draft}`);
  });

  it('drafts nothing for the first release', () => {
    assert.equal(
      writeChangelog(`${opening}## 9.8.8 (not released)\n\nThe first one.\n`, {...section, change: undefined}),
      `${opening}## 9.9.0, 2026-11-21\n\nThe first one.\n`,
    );
  });
});

describe('the version', () => {
  it('moves by one level', () => {
    assert.deepEqual(
      (['patch', 'minor', 'major'] as const).map((level) => nextVersion('1.2.3', level)),
      ['1.2.4', '1.3.0', '2.0.0'],
    );
  });

  it('is three numbers, and perhaps a name', () => {
    assert.deepEqual(['1.2.3', '1.0.0-beta.1', '1.2', 'v1.2.3', '01.2.3', 'minor'].map(isVersion), [
      ...[true, true],
      ...[false, false, false, false],
    ]);
  });

  const mentions = [
    ['"https://cdn.example/outcrop@9.8.7/dist/outcrop.js"', '"https://cdn.example/outcrop@9.9.0/dist/outcrop.js"'],
    ['npm install ./outcrop-9.8.7.tgz', 'npm install ./outcrop-9.9.0.tgz'],
    ['"outcrop": "9.8.7",', '"outcrop": "9.9.0",'],
    ['"name": "outcrop",\n  "version": "9.8.7"', '"name": "outcrop",\n  "version": "9.9.0"'],
    ['"node_modules/outcrop": {\n "version": "9.8.7"', '"node_modules/outcrop": {\n "version": "9.9.0"'],
  ] as const;
  for (const [before, after] of mentions) {
    it(`is replaced in ${JSON.stringify(before)}`, () => assert.equal(replaceVersion(before, '9.8.7', '9.9.0'), after));
  }

  for (const text of ['outcrop@9.8.70', 'outcrop@9.8.7-1', '"other": "9.8.7"', 'outcrop@9x8x7', 'an-outcrop 9.8.7']) {
    it(`is left alone in ${text}`, () => assert.equal(replaceVersion(text, '9.8.7', '9.9.0'), text));
  }
});

describe('the list of packages', () => {
  const written = {
    bomFormat: 'CycloneDX',
    metadata: {component: {'bom-ref': 'outcrop@9.8.7', name: 'a-folder', externalReferences: []}},
    components: [
      {
        name: 'lit',
        hashes: [{alg: 'SHA-512', content: 'abc'}],
        externalReferences: [
          {type: 'distribution', url: 'https://somewhere.example/lit.tgz'},
          {type: 'website', url: 'https://lit.dev'},
        ],
      },
    ],
  };

  it('says what is in it and by which hashes, and neither from where nor in which folder', () => {
    const sbom = JSON.parse(cleanSbom(JSON.stringify(written), 'outcrop'));
    assert.equal(sbom.metadata.component.name, 'outcrop');
    assert.deepEqual(sbom.components, [
      {...written.components[0], externalReferences: [{type: 'website', url: 'https://lit.dev'}]},
    ]);
  });

  it('is CycloneDX or nothing', () => {
    for (const text of ['{}', '[]', 'null', '{"bomFormat":"CycloneDX"}'])
      assert.throws(() => cleanSbom(text, 'outcrop'));
  });
});
