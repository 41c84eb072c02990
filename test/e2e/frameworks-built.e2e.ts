import {join} from 'node:path';
import {frameworkApps} from '../../demo/frameworks/apps.js';
import {isBuilt, workshop} from '../run/frameworks/workshop.js';
import {inEngines} from './driver/in-engines.js';
import {driveApp, openApp} from './frameworks-app.js';

for (const {name, policies, built, server} of frameworkApps) {
  inEngines(`a visitor asks and allows a tool in the app with ${name}`, async (test) => {
    if (!isBuilt(name)) return test.context.skip(`build it: npm run frameworks -- ${name}`);
    const folder = join(workshop, name);
    await openApp(test, {folder: join(folder, built), policies, server: server && join(folder, server)});
    await driveApp(test);
  });
}
