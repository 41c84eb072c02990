/** How many attachments of each kind there are, and what they weigh in a request. */
export interface AttachmentCount {
  readonly images: number;
  readonly documents: number;
  readonly videos: number;
  readonly audios: number;
  /** Bytes of all of them, before they become base64. */
  readonly bytes: number;
}

/** What a request takes. */
export interface AttachmentLimits {
  readonly images: number;
  readonly documents: number;
  readonly videos: number;
  readonly audios: number;
  /** Of each picture. */
  readonly imageBytes: number;
  /** Width and height of each picture. */
  readonly imageSide: number;
  /** Of each document. */
  readonly documentBytes: number;
  /** Of each video and each sound. */
  readonly recordingBytes: number;
  /** Of all of them together. */
  readonly bytes: number;
  /** Of a file that is scaled down. */
  readonly imageFileBytes: number;
  /** What a picture may have that is scaled down: each takes four bytes of memory while that is done. */
  readonly imageFilePixels: number;
}

const megabyte = 1024 * 1024;

/** A body of 25,000,000 bytes, in base64, with room for the words of a conversation. */
const bytesOfRequest = Math.floor((24_000_000 * 3) / 4);

/**
 * The limits of Bedrock's Converse, and two of our own for what a browser can be asked to decode.
 * (https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Message.html)
 */
export const bedrockLimits: AttachmentLimits = {
  images: 20,
  documents: 5,
  videos: 1,
  audios: 1,
  imageBytes: 3.75 * megabyte,
  imageSide: 8000,
  documentBytes: 4.5 * megabyte,
  recordingBytes: bytesOfRequest,
  bytes: bytesOfRequest,
  imageFileBytes: 64 * megabyte,
  imageFilePixels: 120_000_000,
};

/** Newer models read these documents page by page, so that only the request limits them. */
const unlimited: readonly [model: RegExp, format: RegExp][] = [
  [/claude-[a-z]+-\d/, /^pdf$/],
  [/amazon\.nova/, /^(pdf|docx)$/],
];

/** The most bytes that a document may have. */
export function largestDocument(format: string, limits: AttachmentLimits, modelId = ''): number {
  const isUnlimited = unlimited.some(([model, formats]) => model.test(modelId) && formats.test(format));
  return isUnlimited ? limits.bytes : limits.documentBytes;
}
