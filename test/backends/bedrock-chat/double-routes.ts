import {isRecord, Unprocessable} from './double-rules.js';
import {apiKey, token} from './double-store.js';
import type {DoubleStore, StoredConversation} from './double-store.js';

/** One request that was taken. */
export interface Taken {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Headers;
  readonly body: unknown;
  readonly signal: AbortSignal;
}

/** Answers a request as the API does: the gateway first, then the route. */
export function answerRoute(double: DoubleStore, taken: Taken): Response {
  const isPublished = taken.headers.has('x-api-key');
  if (isPublished && taken.headers.get('x-api-key') !== apiKey)
    return Response.json({message: 'Forbidden'}, {status: 403});
  if (!isPublished && taken.headers.get('authorization') !== `Bearer ${token}`) {
    return Response.json({message: 'Unauthorized'}, {status: 401});
  }
  const routes = isPublished ? publishedRoutes : userRoutes;
  const route = routes.find(([method, path]) => method === taken.method && fits(path, taken.path));
  if (!route) return Response.json({detail: 'Not Found'}, {status: 404});
  try {
    return route[2](double, taken, taken.path.split('/').map(decodeURIComponent));
  } catch (error) {
    if (error instanceof Unprocessable) return Response.json({detail: error.detail}, {status: 422});
    return Response.json({errors: [error instanceof Error ? error.message : String(error)]}, {status: 404});
  }
}

type Route = readonly [
  method: string,
  path: string,
  answer: (double: DoubleStore, taken: Taken, ids: readonly string[]) => Response,
];

function fits(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`).test(path);
}

function find(double: DoubleStore, id = ''): StoredConversation {
  const conversation = double.conversations.get(id);
  if (!conversation) throw new Error(`No conversation found with id: ${id}`);
  return conversation;
}

const publishedRoutes: readonly Route[] = [
  ['GET', 'health', (double) => double.json({status: 'ok'})],
  [
    'POST',
    'conversation',
    (double, {body}) => {
      const {input, messageId, write} = double.ask(body, true);
      double.enqueue(input, write);
      return double.json({conversationId: input.conversationId, messageId});
    },
  ],
  ['GET', 'conversation/*', (double, _, [, id]) => double.json(find(double, id))],
  [
    'GET',
    'conversation/*/*',
    (double, _, [, id = '', messageId = '']) => {
      double.poll(id);
      const {messageMap, createTime} = find(double, id);
      const answer = messageMap[messageMap[messageId]?.children[0] ?? ''];
      const detail = `Message ${messageId} not found in conversation ${id}`;
      return answer ? double.json({conversationId: id, message: answer, createTime}) : double.json({detail}, 404);
    },
  ],
];

const userRoutes: readonly Route[] = [
  ['GET', 'health', (double) => double.json({status: 'ok'})],
  [
    'POST',
    'conversation',
    (double, {body}) => {
      const {input, write} = double.ask(body, false);
      const {conversationId, botId} = input;
      return double.json({conversationId, message: write(), botId, createTime: 1_700_000_000_000});
    },
  ],
  ['GET', 'conversations', (double) => double.json([...double.conversations.values()].map(summarize))],
  [
    'GET',
    'conversations/search',
    (double, {query}) => {
      const found = [...double.conversations.values()].filter(({title}) => title.includes(query['query'] ?? ''));
      const highlights = [{fieldName: 'Title', fragments: ['<em>found</em>']}];
      return double.json(found.map((each) => ({...summarize(each), highlights})));
    },
  ],
  ['DELETE', 'conversations', (double) => double.json((double.conversations.clear(), null))],
  ['GET', 'conversation/*', (double, _, [, id]) => double.json(find(double, id))],
  [
    'DELETE',
    'conversation/*',
    (double, _, [, id]) => double.json((double.conversations.delete(find(double, id).id), null)),
  ],
  [
    'PATCH',
    'conversation/*/title',
    (double, {body}, [, id]) => {
      find(double, id).title = String(isRecord(body) ? body['newTitle'] : '');
      return double.json(null);
    },
  ],
  ['GET', 'conversation/*/proposed-title', (double) => double.json({title: 'A good title'})],
  ['GET', 'conversation/*/related-documents', (double) => double.json(double.relatedDocuments)],
  [
    'GET',
    'conversation/*/related-documents/*',
    (double, _, [, , , id]) =>
      double.json(double.relatedDocuments.find((each) => isRecord(each) && each['sourceId'] === id)),
  ],
  [
    'PUT',
    'conversation/*/*/feedback',
    (double, {body}, [, id, messageId = '']) => {
      const message = find(double, id).messageMap[messageId];
      if (isRecord(body) && body['thumbsUp'] === false && body['category'] === null) {
        throw new Unprocessable(['category'], 'category is required if `thumbs_up` is `False`');
      }
      if (message) message.feedback = body;
      return double.json(body);
    },
  ],
  ['GET', 'bot', (double) => double.json(double.bots)],
  ['GET', 'bot/pinned', (double) => double.json(double.bots.slice(0, 1))],
  [
    'GET',
    'bot/summary/*',
    (double, _, [, , id]) => {
      const bot = double.bots.find((each) => each['id'] === id);
      if (!bot) throw new Error(`Bot ${id} not found.`);
      return double.json(bot);
    },
  ],
  ['GET', 'store/(search|popular|pickup)', (double) => double.json(double.bots)],
];

function summarize({id, title, createTime, botId}: StoredConversation): object {
  return {id, title, createTime, model: 'amazon-nova-pro', botId};
}
