import {takesKind, type AttachmentKind} from '../../../engine/attachments/model-kinds.js';

const kinds: readonly AttachmentKind[] = ['image', 'document', 'video', 'audio'];

/** What a file picker offers for each kind. Phones know documents by their types, computers by their endings. */
const accepted: Readonly<Record<AttachmentKind, string>> = {
  image: 'image/*',
  document: 'application/pdf,text/*,.pdf,.doc,.docx,.xls,.xlsx,.csv,.htm,.html,.md,.txt,.json',
  video: 'video/*',
  audio: 'audio/*',
};

/** The kinds of files that a model may take; all of them where nothing is known of it. */
export function listKinds(modelId: string | undefined): readonly AttachmentKind[] {
  return kinds.filter((kind) => takesKind(kind, modelId));
}

/** The `accept` of a file picker. */
export function acceptKinds(taken: readonly AttachmentKind[]): string {
  return taken.map((kind) => accepted[kind]).join();
}
