import type {ChatSettings} from '../config/index.js';
import {ChatError} from '../model/index.js';
import {bedrockChecks} from './check-bedrock.js';
import {endpointChecks} from './check-endpoints.js';
import {checkConfiguration, pageChecks} from './check-page.js';
import {visitorChecks} from './check-visitor.js';
import type {DoctorOptions} from './options.js';
import {createPatient} from './patient.js';
import {redact} from './redact.js';
import {runChecks} from './run-checks.js';
import {doctorSteps, ok, skipped} from './verdict.js';
import type {Verdict} from './verdict.js';

export type {DoctorOptions, Page} from './options.js';
export {doctorSteps} from './verdict.js';
export type {DoctorStep, Verdict} from './verdict.js';

/**
 * Looks at a chat step by step, as it goes its way from the settings to an answer, and says of each step whether it
 * works, and how to mend it. Nothing is sent before the visitor has consented. Rejects only when `signal` aborts.
 */
export async function doctor(settings: ChatSettings, options: DoctorOptions = {}): Promise<Verdict[]> {
  const configured = checkConfiguration(settings);
  if ('finding' in configured) return withMistakes(configured.finding);
  const patient = createPatient(configured.value, options);
  const checks = [...pageChecks, ...endpointChecks, ...visitorChecks, ...bedrockChecks];
  const verdicts = await runChecks(checks, patient, [ok('configuration', 'Every setting has a right form.')]);
  if (options.signal?.aborted) throw new ChatError('aborted', {message: 'The examination was broken off.'});
  return verdicts.map((verdict) => redact(verdict, patient.secrets));
}

function withMistakes(configuration: Verdict): Verdict[] {
  const says = 'Not to be told as long as this fails: configuration.';
  return doctorSteps.map((step) => (step === configuration.step ? configuration : skipped(step, says)));
}
