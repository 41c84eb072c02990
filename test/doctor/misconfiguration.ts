import type {DoctorStep, Verdict} from '../../src/doctor.js';
import type {Case} from './examine.js';

/** One mistake, and the one verdict that is right. */
export interface Misconfiguration extends Case {
  readonly what: string;
  readonly step: DoctorStep;
  /** Default: `failed`. */
  readonly status?: Verdict['status'];
  readonly says: RegExp;
  readonly fix: RegExp;
}
