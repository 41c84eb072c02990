/** Looks at the settings of a chat and at what they lead to, step by step, and says what is wrong and how to mend it. */
export {doctor, doctorSteps} from './doctor/index.js';
export type {DoctorOptions, DoctorStep, Page, Verdict} from './doctor/index.js';
