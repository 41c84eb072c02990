import {describeSpan} from './login-token.js';
import {lookUpModel} from './look-up-model.js';
import type {Patient} from './patient.js';
import type {Check} from './run-checks.js';
import {judge, ok, skipped, warning} from './verdict.js';
import type {DoctorStep, Verdict} from './verdict.js';

/** What Bedrock says: in the order in which it seems to look, whatever it refuses first. */
export const bedrockChecks: readonly Check<Patient>[] = [
  {step: 'access', needs: ['credentials', 'bedrock-endpoint'], look: checkAccess},
  {step: 'region', needs: ['access'], look: checkRegion},
  {step: 'model', needs: ['region'], look: checkModel},
  {step: 'guardrail', needs: ['model'], look: checkGuardrail},
  {step: 'answer', needs: ['guardrail'], look: checkAnswer},
  // Last, since each answer may have told the time.
  {step: 'clock', needs: ['configuration', 'online', 'consent'], look: checkClock},
];

/** Signatures hold for five minutes. */
const toleratedMs = 5 * 60_000;

function checkAccess(patient: Patient): Verdict | Promise<Verdict> {
  return look('access', patient, `The visitor may use ${patient.settings.modelId}.`);
}

function checkRegion(patient: Patient): Verdict | Promise<Verdict> {
  return look('region', patient, `${patient.settings.region} fits the model.`);
}

function checkModel(patient: Patient): Verdict | Promise<Verdict> {
  const {mayAsk, way, settings, credentials} = patient;
  if (!mayAsk && way !== 'backend') return credentials().then((found) => lookUpModel(patient, found));
  return look('model', patient, `Bedrock knows ${settings.modelId}.`);
}

function checkGuardrail(patient: Patient): Verdict | Promise<Verdict> {
  const {guardrailId} = patient.settings;
  if (!guardrailId) return skipped('guardrail', 'These settings have no guardrail.');
  return look('guardrail', patient, `Bedrock applies the guardrail ${guardrailId}.`);
}

function checkAnswer(patient: Patient): Verdict | Promise<Verdict> {
  return look('answer', patient, 'The model has answered.');
}

async function look(step: DoctorStep, {way, mayAsk, answer}: Patient, says: string): Promise<Verdict> {
  if (way === 'backend') return skipped(step, 'The page brings a backend of its own.');
  if (!mayAsk) return skipped(step, 'Only a question to the model would tell, and none was to be asked.');
  return judge(step, await answer(), says);
}

function checkClock({clock}: Patient): Verdict {
  const {offsetMs} = clock;
  if (Math.abs(offsetMs) < toleratedMs) return ok('clock', 'The clock of this device is right, as far as AWS told.');
  const direction = offsetMs > 0 ? 'slow' : 'fast';
  return warning('clock', {
    says: `The clock of this device is ${describeSpan(offsetMs)} ${direction}. The chat signs by the time of AWS instead.`,
    fix: 'Set the clock of the device; other sites will not be as patient.',
  });
}
