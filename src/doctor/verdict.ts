import type {ChatError} from '../model/index.js';

/** What is looked at, in the order in which one thing needs another. */
export const doctorSteps = [
  'configuration',
  'online',
  'consent',
  'cognito-endpoint',
  'sts-endpoint',
  'bedrock-endpoint',
  'pool',
  'guests',
  'logins',
  'flow',
  'role',
  'credentials',
  'clock',
  'access',
  'region',
  'model',
  'guardrail',
  'answer',
] as const;

/** One of the things that are looked at. */
export type DoctorStep = (typeof doctorSteps)[number];

/** What was found at one step. */
export interface Verdict {
  readonly step: DoctorStep;
  /** `skipped`: not needed by these settings, or not to be told because something before it failed. */
  readonly status: 'ok' | 'failed' | 'warning' | 'skipped';
  /** A sentence for the developer. Never with credentials or tokens in it. */
  readonly says: string;
  /** What to change. */
  readonly fix?: string;
  /** What the chat would have failed with; without its `cause`, which may hold anything. */
  readonly error?: ChatError;
}

/** What somebody who looked came to: what was looked for, or why it is not to be had. */
export type Found<T> = {readonly value: T} | {readonly finding: Verdict};

/** What a failure is told with, besides its step. */
export type Complaint = Pick<Verdict, 'says' | 'fix' | 'error'>;

/** All is well. */
export function ok(step: DoctorStep, says: string): Verdict {
  return {step, status: 'ok', says};
}

/** The chat cannot answer like this. */
export function failed(step: DoctorStep, complaint: Complaint): Verdict {
  return {step, status: 'failed', ...complaint};
}

/** The chat works, and something is wrong all the same. */
export function warning(step: DoctorStep, complaint: Complaint): Verdict {
  return {step, status: 'warning', ...complaint};
}

/** There is nothing to look at. */
export function skipped(step: DoctorStep, says: string): Verdict {
  return {step, status: 'skipped', says};
}

/**
 * The verdict on one of several steps that the same attempt goes through: it failed here or before, or it came as far
 * as this.
 */
export function judge(step: DoctorStep, found: Found<unknown>, says: string): Verdict {
  if (!('finding' in found)) return ok(step, says);
  const {finding} = found;
  return doctorSteps.indexOf(finding.step) <= doctorSteps.indexOf(step) ? finding : ok(step, says);
}
