import {readSettings} from '../config/index.js';
import type {ChatSettings, ReadSettings} from '../config/index.js';
import {isChatError} from '../model/index.js';
import type {Patient} from './patient.js';
import type {Check} from './run-checks.js';
import {failed, ok} from './verdict.js';
import type {Found, Verdict} from './verdict.js';

/** What stands before any request: the settings, the device, the visitor’s consent. */
export function checkConfiguration(settings: ChatSettings): Found<ReadSettings> {
  try {
    return {value: readSettings(settings)};
  } catch (cause) {
    if (!isChatError(cause)) throw cause;
    const mistakes = cause.hint ?? cause.message;
    const count = mistakes.split('\n').length;
    const says = count === 1 ? 'One setting is wrong.' : `${count} settings are wrong.`;
    return {finding: failed('configuration', {says, fix: mistakes, error: cause})};
  }
}

/** Whether requests can and may be made at all. */
export const pageChecks: readonly Check<Patient>[] = [
  {step: 'online', needs: [], look: checkOnline},
  {step: 'consent', needs: ['configuration'], look: checkConsent},
];

function checkOnline({isOnline}: Patient): Verdict {
  if (isOnline()) return ok('online', 'The device is connected.');
  return failed('online', {says: 'The browser says that the device is offline.', fix: 'Connect it, and try again.'});
}

async function checkConsent({settings}: Patient): Promise<Verdict> {
  const {consent} = settings;
  if (!consent) return ok('consent', 'The page asks for no consent.');
  try {
    if ((await consent()) === true) return ok('consent', 'The visitor has agreed.');
  } catch {
    // What it threw is for the page to see; to a chat it is no agreement.
    return failed('consent', {says: 'The page’s function consent failed.', fix: 'Look at what it throws.'});
  }
  return failed('consent', {
    says: 'The visitor has not agreed, so nothing is stored or requested.',
    fix: 'Let consent resolve true once the visitor has agreed.',
  });
}
