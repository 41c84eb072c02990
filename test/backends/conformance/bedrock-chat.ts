import {bedrockChat} from '../../../src/backends/bedrock-chat/index.js';
import {apiKey, BedrockChatDouble, drop, hang, streamingEnd, token} from '../bedrock-chat/double.js';
import type {Said, Taken} from '../bedrock-chat/double.js';
import {isRecord} from '../bedrock-chat/double-rules.js';
import {endpoint, FakeClock} from '../bedrock-chat/setup.js';
import {createCounter, watchFetch} from './connected.js';
import type {Connect, Plan} from './connected.js';

const model = 'amazon-nova-pro';

/** `bedrockChat` with the key of a published bot: what fails, fails while the answer is fetched. */
export const connectPublishedBot: Connect = (plan) => {
  const {double, counter, fetch} = createDouble(plan);
  double.intercept = (taken) => {
    const {ending} = plan(taken.method === 'POST' ? questionOf(taken) : (double.inputs.at(-1)?.text ?? ''));
    if (ending === 'refuse' && taken.method === 'POST') return tooBusy();
    if (ending === 'hang' && taken.method === 'GET') return Response.json({detail: 'Message not found'}, {status: 404});
    if (ending === 'break' && taken.method === 'GET') throw new TypeError('Failed to fetch');
    return undefined;
  };
  const {sleep} = new FakeClock();
  // Time stands still, so that no answer is ever too late.
  const backend = bedrockChat({endpoint, apiKey, model, fetch, sleep, now: () => 0});
  return {backend, ...counter};
};

/** `bedrockChat` for a signed-in user, whose answers arrive whole. */
export const connectUser: Connect = (plan) => {
  const {double, counter, fetch} = createDouble(plan);
  double.intercept = (taken) => {
    const {ending} = plan(questionOf(taken));
    if (ending === 'refuse') return tooBusy();
    if (ending === 'hang') return new Promise<never>(() => undefined);
    if (ending === 'break') throw new TypeError('Failed to fetch');
    return undefined;
  };
  return {backend: bedrockChat({endpoint, token: () => token, model, fetch}), ...counter};
};

/** `bedrockChat` over the WebSocket. */
export const connectWebSocket: Connect = (plan) => {
  const {double, counter, fetch} = createDouble(plan);
  double.say = ({text}) => sayAll(plan(text));
  const {WebSocket} = double;
  const webSocket = 'wss://socket.example/dev';
  const backend = bedrockChat({endpoint, token: () => token, model, fetch, webSocket, WebSocket});
  const {sockets} = double;
  const openSockets = () => sockets.filter(({isOpen}) => isOpen).length;
  return {backend, open: () => counter.open() + openSockets(), opened: () => counter.opened() + sockets.length};
};

function createDouble(plan: (question: string) => Plan) {
  const double = new BedrockChatDouble();
  const counter = createCounter();
  double.answer = ({text}) => {
    const {words, ending} = plan(text);
    const content = [{contentType: 'text', body: words.join('')}];
    return {content: ending === 'unknown' ? [...content, {contentType: 'hologram', colour: 'blue'}] : content};
  };
  return {double, counter, fetch: watchFetch(double.fetch, counter.add)};
}

function* sayWords(words: readonly string[]): Generator<Said> {
  for (const completion of words) yield {status: 'STREAMING', completion};
}

function sayAll({words, ending = 'end'}: Plan): readonly Said[] {
  if (ending === 'refuse') return [{status: 'ERROR', reason: 'An error occurred (ThrottlingException)'}];
  const said = [...sayWords(words)];
  if (ending === 'hang') return [...said, hang];
  if (ending === 'break') return [...said, drop];
  return [...said, ...(ending === 'unknown' ? [{status: 'HOLOGRAM', colour: 'blue'}, 'hologram'] : []), streamingEnd];
}

/** The words of the visitor are the last text. */
function questionOf({body}: Taken): string {
  const message = isRecord(body) ? body['message'] : undefined;
  const content: unknown = isRecord(message) ? message['content'] : [];
  const last: unknown = Array.isArray(content) ? content.at(-1) : undefined;
  return isRecord(last) ? String(last['body']) : '';
}

function tooBusy(): Response {
  return Response.json({message: 'Too Many Requests'}, {status: 429});
}
