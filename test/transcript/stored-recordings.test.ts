import {expect} from '@open-wc/testing';
import {converse} from '../../src/backends/converse/index.js';
import type {Message, StreamPart} from '../../src/model/index.js';
import {endMessage} from '../../src/transcript/message.js';
import {toRequestMessages} from '../../src/transcript/to-request.js';
import {keepAll, ways, wireOf} from './keep-all.js';
import {ask, result, say} from './messages.js';
import {reduceAll} from './parts.js';

const credentials = () => ({accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret'});
const program = 'converse-stream/pydantic-bedrock-model-code-execution-tool-stream.bin';

describe('the recordings of real answers that are kept', () => {
  let files: readonly string[] = [];

  before(async function () {
    const response = await fetch('/shared-wire/index.json');
    if (response.status === 404) this.skip();
    const all: readonly {readonly file: string}[] = await response.json();
    files = all.map(({file}) => file).filter((file) => file.startsWith('converse-stream/'));
    expect(files).to.have.length(23);
  });

  for (const [way, keep] of ways) {
    it(`come back ${way} with everything in them, whole and cut off, and go back with the same bytes`, async () => {
      for (const file of files) {
        const parts = await play(file);
        for (const length of [1, Math.floor(parts.length / 2), parts.length - 3, parts.length]) {
          const answer = endMessage(
            reduceAll(parts.slice(0, length)),
            length === parts.length ? 'complete' : 'stopped',
          );
          const messages = [ask('What?'), answer, ...resultsOf(answer), ask('And?')];
          const restored = keepAll(messages, keep);
          expect(restored, file).to.deep.equal(messages);
          expect(wireOf(restored, undefined), file).to.equal(wireOf(messages, undefined));
        }
      }
    });
  }

  it('go back with the program that the service ran, and what it wrote, in the answer itself', async () => {
    const answer = endMessage(reduceAll(await play(program)), 'complete');
    expect(answer.blocks.map(({kind}) => kind)).to.deep.equal(['tool-use', 'tool-result', 'tool-use']);
    const messages = keepAll([ask('1234 * 5678?'), answer, ...resultsOf(answer)], structuredClone);
    const [, sent, results] = toRequestMessages(messages);
    const [ran, wrote, called] = sent?.content ?? [];
    expect(ran?.toolUse).to.deep.include({type: 'server_tool_use', input: {snippet: '1234 * 5678'}});
    expect(wrote?.toolResult).to.deep.include({
      toolUseId: ran?.toolUse?.toolUseId,
      type: 'nova_code_interpreter_result',
      status: 'success',
      content: [{json: {stdOut: '7006652', stdErr: '', exitCode: 0, isError: false}}],
    });
    expect(results?.content.map((block) => block.toolResult?.toolUseId)).to.deep.equal([called?.toolUse?.toolUseId]);
  });
});

/** What the page answers: nothing for the tools of the service. */
function resultsOf({content}: Message): readonly Message[] {
  const calls = content.flatMap(({toolUse}) =>
    toolUse && toolUse.type !== 'server_tool_use' ? [toolUse.toolUseId] : [],
  );
  return calls.length > 0 ? [say('user', calls.map(result))] : [];
}

async function play(file: string): Promise<readonly StreamPart[]> {
  const headers = {'content-type': 'application/vnd.amazon.eventstream'};
  const load = async () => new Response((await fetch(`/shared-wire/${file}`)).body, {headers});
  const backend = converse({region: 'us-east-1', credentials, fetch: load});
  const parts: StreamPart[] = [];
  const request = {modelId: 'model', messages: [{role: 'user', content: [{text: 'Hello'}]}]} as const;
  for await (const part of backend.reply(request, {signal: new AbortController().signal})) parts.push(part);
  return parts;
}
