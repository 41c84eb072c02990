import type {AttachmentKind} from './model-kinds.js';

/** Why a file is not attached. The list is closed. */
export type RefusalCode =
  /** There is nothing in it. */
  | 'empty'
  /** It cannot be read, or is not what it says. */
  | 'unreadable'
  /** It has a password. */
  | 'encrypted'
  /** No model takes such files. */
  | 'unsupported'
  /** It has to be saved in another format first. */
  | 'convert'
  | 'too-large'
  | 'too-many'
  /** This model takes no such files. */
  | 'not-for-model';

/** A file that is not attached, and why. */
export interface Refusal {
  /** Of the file. */
  readonly name: string;
  readonly code: RefusalCode;
  /** For the visitor. */
  readonly sentence: string;
}

/** What makes the sentence of a refusal. */
export interface RefusalDetails {
  readonly kind?: AttachmentKind;
  /** The format that it has, in capitals. */
  readonly format?: string;
  /** The most that is allowed: bytes of a file that is too large, a number of files that are too many. */
  readonly most?: number;
}

/** Writes the sentence of a refusal. */
export type DescribeRefusal = (name: string, code: RefusalCode, details: RefusalDetails) => string;

/** Thrown inside of this folder only. */
export class Refused extends Error {
  readonly code: RefusalCode;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** One of a kind, and many. */
const words: Readonly<Record<AttachmentKind, readonly [string, string]>> = {
  image: ['picture', 'pictures'],
  document: ['document', 'documents'],
  video: ['video', 'videos'],
  audio: ['recording', 'recordings'],
};

/** The sentences in English. */
export const describeRefusal: DescribeRefusal = (name, code, {kind = 'document', format, most}) => {
  const [one, many] = words[kind];
  switch (code) {
    case 'empty':
      return `“${name}” is empty.`;
    case 'unreadable':
      return `“${name}” cannot be read. It may be damaged.`;
    case 'encrypted':
      return `“${name}” is protected by a password. Save it without one and try again.`;
    case 'unsupported':
      return `“${name}” is of a kind that the assistant cannot read. Pictures, PDF, Word, Excel and text files work.`;
    case 'convert':
      return `“${name}” is a picture that cannot be used as ${format ?? 'it is'}. Save it as JPEG or PNG and try again.`;
    case 'too-large':
      return most === undefined
        ? `“${name}” is too large.`
        : `“${name}” is too large. At most ${describeBytes(most)} can be sent.`;
    case 'too-many':
      return most === undefined || most === 0
        ? `“${name}” is one too many.`
        : `“${name}” is one too many: there can be ${most} ${most === 1 ? one : many} at most.`;
    case 'not-for-model':
      return `“${name}” cannot be used: this assistant takes no ${many}.`;
    default:
      return code satisfies never;
  }
};

function describeBytes(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${Number(megabytes.toFixed(2))} MB` : `${Math.ceil(bytes / 1024)} KB`;
}
