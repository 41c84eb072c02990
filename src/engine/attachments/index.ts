export {countAttachments} from './count.js';
export {filesFromTransfer} from './files-from-transfer.js';
export {bedrockLimits} from './limits.js';
export type {AttachmentCount, AttachmentLimits} from './limits.js';
export {readAttachments} from './read-attachments.js';
export type {AttachmentProgress, Attachments, ReadAttachmentsOptions} from './read-attachments.js';
export {describeRefusal} from './refusal.js';
export type {DescribeRefusal, Refusal, RefusalCode, RefusalDetails} from './refusal.js';
