import {ChatError} from '../../model/index.js';
import {anthropic} from './families/anthropic/index.js';
import {llama2, llama3, llama4} from './families/llama.js';
import {mistralChat} from './families/mistral-chat/index.js';
import {mistralInstruct} from './families/mistral-instruct.js';
import {novaCanvas} from './families/nova-canvas.js';
import {nova} from './families/nova.js';
import {stability} from './families/stability.js';
import {titanText} from './families/titan-text.js';
import type {Family} from './family.js';

/** The models whose language is known here; a new one is a file in `families/` and its lines below. */
const families = {
  anthropic,
  nova,
  'titan-text': titanText,
  'llama-2': llama2,
  'llama-3': llama3,
  'llama-4': llama4,
  mistral: mistralChat,
  'mistral-instruct': mistralInstruct,
  'nova-canvas': novaCanvas,
  stability,
} as const satisfies Record<string, Family>;

/** Which language a model speaks. */
export type FamilyName = keyof typeof families;

/** The first that is found in the id decides. */
const patterns: readonly (readonly [RegExp, FamilyName])[] = [
  [/^anthropic\./, 'anthropic'],
  [/^amazon\.(?:nova-canvas|titan-image)/, 'nova-canvas'],
  [/^amazon\.nova-(?:\d-)?(?:micro|lite|pro|premier|omni)/, 'nova'],
  [/^amazon\.titan-t(?:ext|g1)/, 'titan-text'],
  [/^meta\.llama2/, 'llama-2'],
  [/^meta\.llama3/, 'llama-3'],
  [/^meta\.llama4/, 'llama-4'],
  [/^mistral\.(?:mistral-7b|mixtral|mistral-(?:large|small)-2402)/, 'mistral-instruct'],
  [/^mistral\./, 'mistral'],
  [/^stability\.(?:sd3|stable-image)/, 'stability'],
];

/**
 * The family of a model, by its id. It stands in inference profiles (`us.anthropic.…`) and in most ARNs too; where it does
 * not, the page says it.
 */
export function findFamily(modelId: string | undefined, chosen: FamilyName | undefined): Family {
  if (chosen) return families[chosen];
  // Of an ARN, the parts between slashes and colons; of an inference profile, what follows the name of its regions.
  const names = (modelId ?? '').split(/[/:]/).flatMap((part) => [part, part.replace(/^[a-z-]+\./, '')]);
  const [, found] = patterns.find(([pattern]) => names.some((name) => pattern.test(name))) ?? [];
  if (!found) throw unknownFamily(modelId);
  return families[found];
}

function unknownFamily(modelId = ''): ChatError {
  const choices = Object.keys(families).join(', ');
  return new ChatError('config', {
    message: 'The chat is not set up correctly, so it cannot answer.',
    hint: modelId
      ? `The model-id “${modelId}” does not tell which language the model speaks. Set the option family of invokeModel() to one of ${choices}; or use the backend converse.`
      : 'A model-id is missing.',
  });
}
