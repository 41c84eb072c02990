import {expect} from '@open-wc/testing';
import type {StreamPart} from '../../../src/model/index.js';
import {drop, hang, streamingEnd, token} from './double.js';
import type {Said} from './double.js';
import {ask, connectSocket, say, textOf, toMessage} from './setup.js';

/** Asks a double whose socket says this after END. */
async function hear(...said: readonly Said[]) {
  const connected = connectSocket();
  connected.double.say = () => said;
  return {...connected, ...(await ask(connected.backend))};
}

const streaming = (completion: string) => ({status: 'STREAMING', completion});
const thinking = {status: 'AGENT_THINKING', log: {t1: {name: 'search', input: {some_query: 'sky'}}}};
const result = {status: 'AGENT_TOOL_RESULT', result: {toolUseId: 't1', status: 'success'}};
const found = (sourceId: string, content: object = {text: 'The sky is blue.'}) => ({
  status: 'AGENT_RELATED_DOCUMENT',
  result: {
    toolUseId: 't1',
    relatedDocument: {content, sourceId, sourceName: 'Sky', sourceLink: null, pageNumber: null},
  },
});

describe('bedrockChat over the WebSocket', () => {
  it('sends START, the question, and END, each after its answer', async () => {
    const {double, backend} = connectSocket();
    const {items, error} = await ask(backend, 'Hello you');
    expect(error).to.equal(undefined);
    expect(textOf(items)).to.equal('Hello you');
    const [socket] = double.sockets;
    expect(socket?.url).to.equal('wss://socket.example/dev');
    expect(socket?.sent).to.have.length(3);
    expect(socket?.sent[0]).to.deep.equal({step: 'START', token});
    expect(socket?.sent[1]).to.deep.include({step: 'BODY', index: 0});
    expect(socket?.sent[2]).to.deep.equal({step: 'END', token});
    expect(double.taken).to.deep.equal([]);
  });

  it('streams the text, and tells what it cost', async () => {
    const {items} = await hear(streaming('Blue'), streaming(''), streaming(' sky'), streamingEnd);
    expect(items.slice(0, 4)).to.deep.equal([
      {messageStart: {role: 'assistant'}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Blue'}}},
      {contentBlockDelta: {contentBlockIndex: 0, delta: {text: ' sky'}}},
      {contentBlockStop: {contentBlockIndex: 0}},
    ]);
    expect(items[4]).to.have.nested.property('messageStop.stopReason', 'end_turn');
    expect(items[5]).to.deep.equal({
      metadata: {
        usage: {inputTokens: 12, outputTokens: 34, totalTokens: 57, cacheReadInputTokens: 5, cacheWriteInputTokens: 6},
        price: 0.0012,
      },
    });
    expect(items).to.have.length(6);
  });

  it('does without a price, as earlier versions do', async () => {
    const {items} = await hear(streaming('Blue'), {status: 'STREAMING_END', completion: '', stop_reason: 'max_tokens'});
    expect(items.at(-1)).to.have.nested.property('messageStop.stopReason', 'max_tokens');
  });

  it('shows thoughts, tools and what they found, each in a block of its own', async () => {
    const {items} = await hear(
      {status: 'REASONING', completion: 'Let me '},
      {status: 'REASONING', completion: 'see.'},
      streaming('I look it up.'),
      thinking,
      result,
      found('t1@0'),
      found('t1@1', {json: {colour: 'blue'}}),
      streaming('Blue.'),
      streamingEnd,
    );
    expect(toMessage(items).content).to.deep.equal([
      {reasoningContent: {reasoningText: {text: 'Let me see.'}}},
      {text: 'I look it up.'},
      {toolUse: {toolUseId: 't1', name: 'search', input: {some_query: 'sky'}, type: 'server_tool_use'}},
      {
        toolResult: {
          toolUseId: 't1',
          content: [{text: 'The sky is blue.'}, {json: {colour: 'blue'}}],
          status: 'success',
        },
      },
      {text: 'Blue.'},
    ]);
  });

  it('puts sources in the place of their marks, however these are cut', async () => {
    const {items} = await hear(
      thinking,
      result,
      found('t1@0'),
      ...[...'A[1] Blue[^t1@0], [^t1@9].'].map(streaming),
      streamingEnd,
    );
    const citation = {
      title: 'Sky',
      source: 'Sky',
      sourceContent: [{text: 'The sky is blue.'}],
      location: {searchResultLocation: {searchResultIndex: 0, start: 0, end: 0}},
    };
    expect(textOf(items)).to.equal('A[1] Blue, [^t1@9].');
    const at = items.findIndex((part) => typeof part === 'object' && part.contentBlockDelta?.delta.citation);
    expect(items[at]).to.deep.equal({contentBlockDelta: {contentBlockIndex: 2, delta: {citation}}});
    expect(textOf(items.slice(0, at))).to.equal('A[1] Blue');
  });

  it('does not lose the beginning of what could have been a mark', async () => {
    const {items} = await hear(streaming('A [^'), thinking, result, streaming('['), streamingEnd);
    expect(toMessage(items).content.map(({text}) => text)).to.deep.equal(['A [^', undefined, undefined, '[']);
  });

  it('hears nothing in what only keeps the connection alive', async () => {
    const {items, error} = await hear(
      '',
      'Message sent.',
      '{"message": "Endpoint request timed out", "connectionId":"c", "requestId":"r"}',
      'whatever',
      {status: 'FETCHING_KNOWLEDGE'},
      {connectionId: 'c'},
      streaming('Blue'),
      streamingEnd,
    );
    expect(error).to.equal(undefined);
    expect(items).to.have.length(5);
  });

  it('keeps what it does not know', async () => {
    const {items, error} = await hear({status: 'SINGING', notes: 'do re mi'}, streaming('Blue'), streamingEnd);
    expect(error).to.equal(undefined);
    expect(items[0]).to.deep.equal({bedrockChat: {status: 'SINGING', notes: 'do re mi'}});
    expect(toMessage(items).blocks.map(({kind}) => kind)).to.deep.equal(['unknown', 'text']);
  });

  it('cuts a long question into parts that the gateway takes, and nothing of it is lost', async () => {
    const {double, backend} = connectSocket();
    const text = '“Ü” \\ "quoted" 🐟\n'.repeat(9000);
    const {error} = await ask(backend, text);
    expect(error).to.equal(undefined);
    expect(double.inputs[0]?.text).to.equal(text);
    expect(double.sockets[0]?.sent).to.have.length(12);
  });

  const refusals = [
    {reason: 'Invalid token.', code: 'credentials'},
    {reason: 'bot xyz not found.', code: 'model-not-found'},
    {reason: 'Invalid request.', code: 'validation'},
    {reason: 'Failed to run stream handler: An error occurred (ThrottlingException) when calling', code: 'throttled'},
    {reason: 'Failed to run stream handler: (AccessDeniedException) You', code: 'access-denied'},
    {reason: 'Failed to run stream handler: list index out of range', code: 'internal'},
  ];
  for (const {reason, code} of refusals) {
    it(`tells of “${reason}” as ${code}, and closes`, async () => {
      const {items, error, double} = await hear(streaming('Blue'), {status: 'ERROR', reason});
      expect(textOf(items)).to.equal('Blue');
      expect(error).to.include({name: 'ChatError', code});
      expect(error).to.have.property('hint').that.includes(reason);
      expect(double.sockets[0]?.isOpen).to.equal(false);
    });
  }

  it('tells of a failure of the gateway', async () => {
    const {error} = await hear({message: 'Internal server error', connectionId: 'c', requestId: 'r'});
    expect(error).to.include({code: 'internal'});
  });

  it('refuses a wrong token before the question leaves', async () => {
    const {double, backend} = connectSocket({token: () => 'wrong'});
    expect((await ask(backend)).error).to.include({code: 'credentials'});
    expect(double.sockets[0]?.sent).to.deep.equal([{step: 'START', token: 'wrong'}]);
  });

  it('keeps what had come when the connection breaks', async () => {
    const {items, error} = await hear(streaming('Blue'), drop);
    expect(textOf(items)).to.equal('Blue');
    expect(error).to.include({code: 'network', retryable: true});
  });

  it('closes after the answer, on a stop, and when whoever reads leaves', async () => {
    const whole = await hear(streaming('Blue'), streamingEnd);
    expect(whole.double.sockets[0]?.isOpen).to.equal(false);

    const {double, backend} = connectSocket();
    double.say = () => [streaming('Blue'), hang];
    const stop = new AbortController();
    const parts: StreamPart[] = [];
    let error: unknown;
    try {
      for await (const part of backend.reply({messages: say('Hi')}, stop)) {
        parts.push(part);
        if (textOf(parts) === 'Blue') stop.abort();
      }
    } catch (cause) {
      error = cause;
    }
    expect(error).to.include({code: 'aborted'});
    expect(double.sockets[0]?.isOpen).to.equal(false);

    for await (const part of backend.reply({messages: say('Hi')}, new AbortController())) {
      expect(part).to.have.property('messageStart');
      break;
    }
    expect(double.sockets.map(({isOpen}) => isOpen)).to.deep.equal([false, false]);
  });

  it('gets its code and a token ready ahead of the first question', async () => {
    let asked = 0;
    const {double, backend} = connectSocket({
      token: () => {
        asked += 1;
        return token;
      },
    });
    await backend.prepare?.();
    expect([asked, double.sockets.length]).to.deep.equal([1, 0]);
  });
});
