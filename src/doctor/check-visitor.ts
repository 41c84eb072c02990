import type {BedrockIdentity} from './get-credentials.js';
import type {Patient} from './patient.js';
import type {Check} from './run-checks.js';
import {failed, judge, skipped, warning} from './verdict.js';
import type {DoctorStep, Verdict} from './verdict.js';

/** How a visitor comes to be known to Bedrock: pool, flow, role, credentials. */
export const visitorChecks: readonly Check<Patient>[] = [
  {step: 'pool', needs: ['cognito-endpoint'], look: checkPool},
  {step: 'guests', needs: ['pool'], look: checkGuests},
  {step: 'logins', needs: ['pool'], look: checkLogins},
  {step: 'flow', needs: ['guests', 'logins'], look: checkFlow},
  {step: 'role', needs: ['flow', 'sts-endpoint'], look: checkRole},
  {step: 'credentials', needs: ['role'], look: checkCredentials},
];

async function checkPool({way, settings, identity}: Patient): Promise<Verdict> {
  if (!hasPool(way)) return notNeeded('pool', 'no identity pool');
  return judge('pool', await identity(), `The identity pool ${settings.identityPoolId} is there.`);
}

async function checkGuests({way, identity}: Patient): Promise<Verdict> {
  if (way !== 'guest' && way !== 'enhanced-guest') return notNeeded('guests', 'no guests');
  return judge('guests', await identity(), 'The identity pool takes guests.');
}

async function checkLogins({way, identity}: Patient): Promise<Verdict> {
  if (way !== 'signed-in') return notNeeded('logins', 'no logins');
  return judge('logins', await identity(), 'Cognito takes the logins.');
}

async function checkFlow({way, identity}: Patient): Promise<Verdict> {
  if (!hasPool(way)) return notNeeded('flow', 'no identity pool');
  if (way === 'enhanced-guest') {
    return failed('flow', {
      says: 'Without guest-role-arn and logins, visitors are guests of the enhanced flow, whom AWS keeps from Bedrock whatever their role allows.',
      fix: 'Set guest-role-arn, and switch on the basic (classic) flow of the identity pool; or set logins.',
    });
  }
  const flow = way === 'guest' ? 'classic' : 'enhanced';
  return judge('flow', await identity(), `The ${flow} flow is on, and right for these settings.`);
}

async function checkRole({way, settings, credentials}: Patient): Promise<Verdict> {
  if (!hasPool(way)) return notNeeded('role', 'no identity pool');
  const role = way === 'guest' ? `The role ${settings.guestRoleArn}` : 'The role of the pool';
  return judge('role', await credentials(), `${role} lets the visitor in.`);
}

async function checkCredentials({way, credentials}: Patient): Promise<Verdict> {
  if (way === 'backend') return skipped('credentials', 'The page brings a backend of its own.');
  const found = await credentials();
  if ('value' in found && isLongTerm(found.value)) {
    return warning('credentials', {
      says: 'These are long-term keys. Everybody who opens the page can read them, and use them until somebody notices.',
      fix: 'Take them out of the page and revoke them; let a server of yours give short-term ones.',
    });
  }
  return judge('credentials', found, 'There are credentials for this visitor.');
}

/** Keys of an IAM user, and API keys that were made for one. */
function isLongTerm(identity: BedrockIdentity): boolean {
  return 'apiKey' in identity
    ? !identity.apiKey.startsWith('bedrock-api-key-')
    : identity.credentials.accessKeyId.startsWith('AKIA');
}

function hasPool(way: Patient['way']): boolean {
  return way === 'guest' || way === 'signed-in' || way === 'enhanced-guest';
}

function notNeeded(step: DoctorStep, what: string): Verdict {
  return skipped(step, `These settings have ${what}.`);
}
