import type {StreamPart} from '../../model/index.js';
import {beginQuestion, writeChatInput} from './ask-signed-in.js';
import type {AskOptions} from './ask-published.js';
import {networkFailure} from './failure.js';
import type {Question} from './question.js';
import {SocketAnswer} from './socket-answer.js';
import {cutIntoParts} from './socket-parts.js';
import {readSocket} from './web-socket.js';
import type {WebSocketConstructor} from './web-socket.js';

/** What asking over the WebSocket needs besides the question. */
export interface SocketOptions extends Pick<AskOptions, 'createId' | 'now'> {
  readonly url: string;
  readonly WebSocket: WebSocketConstructor;
  readonly readToken: () => Promise<string>;
}

/**
 * Asks the application for an answer that streams. The gateway takes short messages only, so the question goes in
 * parts: START, each part once the session is open, END once all have been taken.
 */
export async function* askOverWebSocket(question: Question, options: SocketOptions): AsyncGenerator<StreamPart> {
  const {signal} = question;
  const asked = beginQuestion(question, options);
  const token = await options.readToken();
  signal.throwIfAborted();
  const parts = cutIntoParts(JSON.stringify({...writeChatInput(question, asked), token}));
  const socket = new options.WebSocket(options.url);
  const send = (message: object): void => socket.send(JSON.stringify(message));
  const answer = new SocketAnswer(asked);
  let taken = 0;
  for await (const said of readSocket(socket, signal)) {
    if (said === 'open') {
      send({step: 'START', token});
    } else if (said.data === 'Session started.') {
      for (const [index, part] of parts.entries()) send({step: 'BODY', index, part});
    } else if (said.data === 'Message part received.') {
      taken += 1;
      if (taken < parts.length) continue;
      question.onAsked(asked, false);
      send({step: 'END', token});
    } else {
      yield* answer.read(said.data);
      if (answer.isOver) return;
    }
  }
  throw networkFailure();
}
