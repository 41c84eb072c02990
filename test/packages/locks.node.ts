import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {frameworkApps} from '../../demo/frameworks/apps.js';

interface Package {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly integrity?: string;
  readonly link?: boolean;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const outcrop: Package = read('package.json');

for (const {name} of frameworkApps) {
  const folder = `demo/frameworks/${name}`;
  const text = readFileSync(`${folder}/package-lock.json`, 'utf8');
  const packages: Readonly<Record<string, Package>> = JSON.parse(text).packages;

  describe(`the lock of the app ${name}`, () => {
    it('says what is installed, by hashes, and never from where', () => {
      assert.doesNotMatch(text, /"resolved"|https?:\/\/[^"]*\.tgz/);
      const unhashed = Object.entries(packages).filter(
        ([path, {integrity}]) => path.startsWith('node_modules/') && !integrity,
      );
      assert.deepEqual(
        unhashed.map(([path]) => path),
        ['node_modules/outcrop'],
      );
    });

    it('fits the Outcrop of this tree: if not, npm run frameworks -- --update-locks', () => {
      assert.deepEqual(packages['node_modules/outcrop']?.version, outcrop.version);
      assert.deepEqual(packages['node_modules/outcrop']?.dependencies, outcrop.dependencies);
    });

    it('fits what the app asks for, each in one version', () => {
      const {dependencies, devDependencies} = read(`${folder}/package.json`);
      const asked: Readonly<Record<string, string>> = {...dependencies, ...devDependencies};
      for (const [each, version] of Object.entries(asked)) {
        assert.equal(packages[`node_modules/${each}`]?.version, version, each);
      }
    });
  });
}
