import {doctorSteps, skipped} from './verdict.js';
import type {DoctorStep, Verdict} from './verdict.js';

/** How one step is looked at. */
export interface Check<Patient> {
  readonly step: DoctorStep;
  /** Without these it makes no sense to look. */
  readonly needs: readonly DoctorStep[];
  /** May come to a verdict on an earlier step, whose fault shows only here. */
  readonly look: (patient: Patient) => Verdict | Promise<Verdict>;
}

/** Looks at one step after the other. What needs a step that failed is skipped, and says so. */
export async function runChecks<Patient>(
  checks: readonly Check<Patient>[],
  patient: Patient,
  known: readonly Verdict[] = [],
): Promise<Verdict[]> {
  const verdicts = new Map(known.map((verdict) => [verdict.step, verdict]));
  /** Step → the one that failed, on which it depends. */
  const blocked = new Map(known.filter(isFailed).map(({step}) => [step, step]));

  const block = (step: DoctorStep, failedStep: DoctorStep) => {
    blocked.set(step, failedStep);
    verdicts.set(step, skipped(step, `Not to be told as long as this fails: ${failedStep}.`));
  };

  for (const {step, needs, look} of checks) {
    if (verdicts.has(step)) continue;
    const failedStep = needs.map((need) => blocked.get(need)).find((cause) => cause !== undefined);
    if (failedStep !== undefined) {
      block(step, failedStep);
      continue;
    }
    const verdict = await look(patient);
    verdicts.set(verdict.step, verdict);
    if (isFailed(verdict)) blocked.set(verdict.step, verdict.step);
    if (verdict.step !== step) block(step, verdict.step);
  }
  return doctorSteps.map((step) => verdicts.get(step)).filter((verdict) => verdict !== undefined);
}

function isFailed({status}: Verdict): boolean {
  return status === 'failed';
}
