import type {Message} from '../../src/model/index.js';
import {changeMessage} from '../../src/transcript/message.js';

/** The fewest messages, with the fewest blocks, that still fail: first the shortest beginning, then what it needs of it. */
export function shrink(
  messages: readonly Message[],
  fails: (messages: readonly Message[]) => boolean,
): readonly Message[] {
  const length = messages.findIndex((_, at) => fails(messages.slice(0, at + 1)));
  const beginning = length < 0 ? messages : messages.slice(0, length + 1);
  const fewest = dropEach(beginning, fails);
  return fewest.map((message, at) => {
    const changed = (blocks: Message['blocks']) => changeMessage(message, {blocks});
    const blocks = dropEach(message.blocks, (fewer) => fails(fewest.with(at, changed(fewer))));
    return changed(blocks);
  });
}

function dropEach<T>(list: readonly T[], fails: (fewer: readonly T[]) => boolean): readonly T[] {
  return list.reduceRight<readonly T[]>((kept, _, at) => {
    const fewer = kept.toSpliced(at, 1);
    return fails(fewer) ? fewer : kept;
  }, list);
}

/** Messages as a failure prints them. */
export function describeMessages(messages: readonly Message[]): string {
  const lines = messages.map(({role, status, modelId, content}) => {
    const said = JSON.stringify(content, (_, value: unknown) => (value instanceof Uint8Array ? 'bytes' : value));
    return `  ${role} (${status}${modelId ? `, ${modelId}` : ''}): ${said.slice(0, 600)}`;
  });
  return lines.join('\n');
}
