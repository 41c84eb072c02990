import {mendedRows} from '../faults/mended.js';
import {refusalRows} from '../faults/refusals.js';
import {playRows} from '../faults/stage.js';

playRows('Bedrock refuses', refusalRows);
playRows('what a chat mends, or waits out', mendedRows);
