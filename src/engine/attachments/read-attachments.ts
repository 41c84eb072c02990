import type {ContentBlock} from '../../model/index.js';
import {addCount, countAttachments, noAttachments} from './count.js';
import {bedrockLimits} from './limits.js';
import type {AttachmentCount, AttachmentLimits} from './limits.js';
import {readFile} from './read-file.js';
import {describeRefusal, Refused} from './refusal.js';
import type {DescribeRefusal, Refusal} from './refusal.js';

/** What files are to become attachments of. */
export interface ReadAttachmentsOptions {
  /** What is attached to the message already, and what of the conversation goes along with it. Default nothing. */
  readonly held?: Partial<AttachmentCount>;
  /** Default: Bedrock's. */
  readonly limits?: Partial<AttachmentLimits>;
  /** Who is asked: what that model is known not to take is refused. Default: any model. */
  readonly modelId?: string;
  /** Told before each file and after the last one. */
  readonly onProgress?: (progress: AttachmentProgress) => void;
  /** Ends the work; the promise rejects with its reason then. */
  readonly signal?: AbortSignal;
  /** The sentences. Default English. */
  readonly describe?: DescribeRefusal;
}

/** How far the work has come. */
export interface AttachmentProgress {
  readonly done: number;
  readonly total: number;
  /** Of the file that is read now. */
  readonly name?: string;
}

/** What became of some files. */
export interface Attachments {
  /** In the order of their files. */
  readonly blocks: readonly ContentBlock[];
  readonly refusals: readonly Refusal[];
}

/**
 * Turns files into content for a message: told by what is in them, within the limits of Bedrock, pictures scaled down
 * where they have to be and without what cameras note in them. One after the other, since decoded pictures are large.
 */
export async function readAttachments(
  files: Iterable<File | Blob>,
  options: ReadAttachmentsOptions = {},
): Promise<Attachments> {
  const {onProgress, signal, modelId, describe = describeRefusal} = options;
  const limits = {...bedrockLimits, ...options.limits};
  const list = [...files];
  const blocks: ContentBlock[] = [];
  const refusals: Refusal[] = [];
  let count: AttachmentCount = {...noAttachments, ...options.held};
  for (const [done, file] of list.entries()) {
    signal?.throwIfAborted();
    const name = nameOf(file);
    onProgress?.({done, total: list.length, name});
    try {
      const block = await readFile(file, {name, limits, modelId, count});
      count = addCount(count, countAttachments([block]));
      blocks.push(block);
    } catch (error) {
      // Whatever else fails is in the file: it was moved, it is a folder, it is too much for the memory.
      const {code, details} = error instanceof Refused ? error : new Refused('unreadable');
      refusals.push({name, code, sentence: describe(name, code, details)});
    }
  }
  signal?.throwIfAborted();
  onProgress?.({done: list.length, total: list.length});
  return {blocks, refusals};
}

function nameOf(file: File | Blob): string {
  return 'name' in file && file.name !== '' ? file.name : 'attachment';
}
