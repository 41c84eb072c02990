import {speak, type Script} from '../script.js';

/** Chooses the answer by what the visitor asks. */
export const defaultScript: Script = () =>
  speak('I am the local stand-in for Amazon Bedrock: a script on this machine, not a model.');
