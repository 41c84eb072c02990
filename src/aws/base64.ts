/** Bytes as base64 and back, as JSON carries them. `fromBase64` throws on what is none. */
export {fromBase64, toBase64} from '@smithy/core/serde';
