import {signInRows} from '../faults/sign-in.js';
import {playRows} from '../faults/stage.js';
import {surroundingRows} from '../faults/surroundings.js';

playRows('a sign-in fails', signInRows);
playRows('the surroundings are wrong', surroundingRows);
