import type {Browser} from 'puppeteer-core';
import type {Contender} from './contenders.js';
import type {ContenderSite} from './serve-contenders.js';

/** What every measurement takes from its surroundings. */
export interface Bench {
  readonly site: ContenderSite;
  readonly browser: Browser;
  readonly contenders: readonly Contender[];
  /** How often each is measured. */
  readonly rounds: number;
}
