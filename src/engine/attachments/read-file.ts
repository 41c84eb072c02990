import type {ContentBlock} from '../../model/index.js';
import {cleanName} from '../../transcript/attachments.js';
import {largestDocument} from './limits.js';
import type {AttachmentCount, AttachmentLimits} from './limits.js';
import {takesKind, type AttachmentKind} from './model-kinds.js';
import {isEncryptedPdf, readCompoundFormat, readZipFormat} from './office-files.js';
import {readImage} from './read-image.js';
import {headLength, recognise} from './recognise.js';
import {Refused} from './refusal.js';
import {isText, readTextFile} from './text-files.js';

/** What a file is read for. */
export interface ReadingContext {
  /** Of the file. */
  readonly name: string;
  readonly limits: AttachmentLimits;
  readonly modelId: string | undefined;
  /** What is attached already. */
  readonly count: AttachmentCount;
}

/** The content that a file becomes; throws `Refused` for one that is not attached. */
export async function readFile(file: Blob, context: ReadingContext): Promise<ContentBlock> {
  if (file.size === 0) throw new Refused('empty');
  const head = await readBytes(file.slice(0, headLength));
  const type = recognise(head, {name: context.name, type: file.type});
  switch (type.kind) {
    case 'unsupported':
      throw new Refused('unsupported');
    case 'image':
    case 'foreign-image': {
      checkRoom('image', context);
      const {format, bytes} = await readImage(file, type, context.limits);
      checkBytes('image', bytes.length, context);
      return {image: {format, source: {bytes}}};
    }
    case 'video':
    case 'audio': {
      checkRoom(type.kind, context);
      checkSize(type.kind, file.size, context.limits.recordingBytes);
      checkBytes(type.kind, file.size, context);
      return {[type.kind]: {format: type.format, source: {bytes: await readBytes(file)}}};
    }
    case 'document':
      return readDocument(file, type.format, context);
    case 'container':
      if (type.format === 'text' && !isText(head)) throw new Refused('unsupported');
      return readDocument(file, type.format, context);
    default:
      return type satisfies never;
  }
}

async function readDocument(file: Blob, type: string, context: ReadingContext): Promise<ContentBlock> {
  const {limits, modelId, name} = context;
  checkRoom('document', context);
  // Nothing that could never go is read as a whole.
  const most = Math.max(limits.bytes, limits.documentBytes);
  if (file.size > most) checkSize('document', file.size, Math.min(most, largestDocument(type, limits, modelId)));
  const {format, bytes} = readContainer(await readBytes(file), type, name);
  checkSize('document', bytes.length, largestDocument(format, limits, modelId));
  checkBytes('document', bytes.length, context);
  return {document: {format, name: cleanName(name), source: {bytes}}};
}

function readContainer(bytes: Uint8Array, type: string, name: string): {format: string; bytes: Uint8Array} {
  switch (type) {
    case 'zip':
      return {format: readZipFormat(bytes), bytes};
    case 'compound':
      return {format: readCompoundFormat(bytes), bytes};
    case 'text':
      return readTextFile(bytes, name);
    default:
      if (isEncryptedPdf(bytes)) throw new Refused('encrypted');
      return {format: type, bytes};
  }
}

const plurals = {image: 'images', document: 'documents', video: 'videos', audio: 'audios'} as const;

function checkRoom(kind: AttachmentKind, {limits, count, modelId}: ReadingContext): void {
  if (!takesKind(kind, modelId)) throw new Refused('not-for-model', {kind});
  const most = limits[plurals[kind]];
  if (count[plurals[kind]] >= most) throw new Refused('too-many', {kind, most});
}

function checkSize(kind: AttachmentKind, size: number, most: number): void {
  if (size > most) throw new Refused('too-large', {kind, most});
}

/** All of them together have to go with one request. */
function checkBytes(kind: AttachmentKind, size: number, {limits, count}: ReadingContext): void {
  const left = limits.bytes - count.bytes;
  if (left <= 0) throw new Refused('too-many', {kind});
  checkSize(kind, size, left);
}

async function readBytes(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}
