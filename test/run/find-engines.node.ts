import assert from 'node:assert/strict';
import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {findEngines, readNames} from './find-engines.js';

describe('the search for engines', () => {
  const before = {...process.env};
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outcrop-engines-'));
    for (const name of Object.keys(process.env))
      if (/_BIN$|^CHROME_PATH$|^PUPPETEER_/.test(name)) delete process.env[name];
  });
  afterEach(() => {
    process.env = {...before};
    rmSync(folder, {recursive: true, force: true});
  });

  const addProgram = (name: string, mode = 0o755): string => {
    const path = join(folder, name);
    writeFileSync(path, '');
    chmodSync(path, mode);
    return path;
  };

  it('takes the browser that a variable names before any other', () => {
    const path = addProgram('my-chromium');
    process.env['CHROMIUM_BIN'] = path;
    assert.equal(findEngines(['chromium'])[0]?.path, path);
  });

  it('finds Chrome, Edge and Firefox on the path', () => {
    process.env['PATH'] = folder;
    const edge = addProgram('microsoft-edge');
    const firefox = addProgram('firefox-esr');
    assert.deepEqual(
      findEngines(['chromium', 'firefox']).map(({path}) => path),
      [edge, firefox],
    );
    const chrome = addProgram('google-chrome');
    assert.equal(findEngines(['chromium'])[0]?.path, chrome);
  });

  it('has WebKitGTK only with browser, driver and display', () => {
    process.env['PATH'] = folder;
    process.env['MINIBROWSER_BIN'] = addProgram('MiniBrowser');
    addProgram('Xvfb');
    assert.deepEqual(findEngines(['webkit']), []);
    const driverPath = addProgram('WebKitWebDriver');
    assert.equal(findEngines(['webkit'])[0]?.driverPath, driverPath);
  });

  it('is restricted by a list of names, and knows its names', () => {
    assert.deepEqual(readNames('chromium, webkit'), ['chromium', 'webkit']);
    assert.deepEqual(readNames(''), []);
    assert.throws(() => readNames('chromium,opera'), /"opera" is no engine/);
  });
});
