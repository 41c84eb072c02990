import {playRows} from '../faults/stage.js';
import {brokenRows, damageRows, endRows, exceptionRows} from '../faults/streams.js';

playRows('Bedrock breaks an answer off', exceptionRows);
playRows('an answer ends before its end', endRows);
playRows('a connection is reset', brokenRows, {resets: true});
playRows('bytes of an answer are damaged', damageRows);
