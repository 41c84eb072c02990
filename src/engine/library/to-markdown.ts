import type {ContentBlock, Message} from '../../model/index.js';

/** A conversation as a text that people read, in any editor. */
export function toMarkdown(title: string, messages: readonly Message[]): string {
  const parts = messages.flatMap((message) => {
    const text = message.content.map(describe).filter(Boolean).join('\n\n');
    if (text === '') return [];
    return [`## ${nameOf(message)} · ${new Date(message.createdAt).toISOString()}`, text, ...noteOf(message)];
  });
  return [...(title ? [`# ${escapeLine(title)}`] : []), ...parts, ''].join('\n\n');
}

function nameOf({role, content, modelId}: Message): string {
  if (role === 'assistant') return modelId ? `Assistant (${modelId})` : 'Assistant';
  return content.every(({toolResult}) => toolResult) ? 'Tools' : 'You';
}

function noteOf({status, error}: Message): readonly string[] {
  return status === 'complete' || status === 'streaming'
    ? []
    : [`_${error?.message ?? `This message was ${status}.`}_`];
}

function describe(block: ContentBlock): string {
  const {text, reasoningContent, toolUse, toolResult, citationsContent, document, image} = block;
  if (text !== undefined) return text.trim();
  if (reasoningContent) return quote(reasoningContent.reasoningText?.text ?? '');
  if (toolUse) return `**${toolUse.name}**\n\n${fence(toolUse.input)}`;
  if (toolResult) return fence(toolResult.content);
  if (citationsContent) return describeCitations(citationsContent);
  if (document) return `[Document: ${document.name ?? ''}]`;
  if (image) return `[Image: ${image.format}]`;
  return `[${Object.keys(block)[0] ?? ''}]`;
}

function describeCitations({content, citations}: NonNullable<ContentBlock['citationsContent']>): string {
  const sources = citations.map(({title, source}, at) => `${at + 1}. ${title ?? source ?? ''}`);
  return [content.map(({text}) => text).join(''), sources.join('\n')].filter(Boolean).join('\n\n');
}

function quote(text: string): string {
  return text.trim() && text.trim().replace(/^/gm, '> ');
}

/** JSON in a fence that nothing within it can close. */
function fence(value: unknown): string {
  const json = JSON.stringify(
    value,
    (_name, member: unknown) => (member instanceof Uint8Array ? `${member.length} bytes` : member),
    2,
  );
  const longest = Math.max(2, ...Array.from(json.matchAll(/`+/g), ([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}json\n${json}\n${ticks}`;
}

function escapeLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
