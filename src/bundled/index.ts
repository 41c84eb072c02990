/** The script-tag build: the element, and the function through which its chunks are loaded (the build hides it). */
export {loadChunk} from './load-chunk.js';
export * from '../index.js';
