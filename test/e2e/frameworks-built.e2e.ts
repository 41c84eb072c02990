import assert from 'node:assert/strict';
import {join} from 'node:path';
import {frameworkApps} from '../../demo/frameworks/apps.js';
import {isBuilt, workshop} from '../run/frameworks/workshop.js';
import {inEngines} from './driver/in-engines.js';
import {driveApp, openApp} from './frameworks-app.js';

for (const {name, policies, built, server} of frameworkApps) {
  inEngines(
    `a visitor asks and allows a tool in the app with ${name}`,
    async (test) => {
      const folder = join(workshop, name);
      await openApp(test, {folder: join(folder, built), policies, server: server && join(folder, server)});
      await driveApp(test);
    },
    () => findMissing(name),
  );
}

/** What to do about an app that is not built. */
function findMissing(name: string): string | undefined {
  return isBuilt(name) ? undefined : `build it: npm run frameworks -- ${name}`;
}

inEngines(
  'a visitor asks and allows a tool in the app with react, beside a script tag of the site around it',
  async (test) => {
    const head = `<script type="module" src="${test.site.url}/dist/outcrop.js"></script>`;
    await openApp(test, {folder: join(workshop, 'react', 'dist'), policies: 'lit-html outcrop', head});
    await driveApp(test);
    assert.ok(test.site.fetched.some(({name, status}) => name === 'outcrop.js' && status === 200));
  },
  () => findMissing('react'),
);
