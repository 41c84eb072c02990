/** Puts the stand-in into a service worker, and then the chat into the page. */
import '../../src/index.js';
import {startWorker} from './start-worker.js';

const place = document.querySelector<HTMLElement>('#place');
const state = document.querySelector<HTMLElement>('#state');

try {
  await startWorker(new URL('local-aws-worker.js', document.baseURI));
  showChat();
} catch (error) {
  tell(`The service worker could not be started: ${error instanceof Error ? error.message : String(error)}`);
}

function showChat(): void {
  const endpoint = new URL('aws', document.baseURI).href;
  const chat = document.createElement('outcrop-chat');
  Object.assign(chat, {
    mode: 'inline',
    heading: 'No server at all',
    region: 'us-east-1',
    identityPoolId: 'us-east-1:00000000-0000-4000-8000-000000000000',
    guestRoleArn: 'arn:aws:iam::000000000000:role/outcrop-guest',
    modelId: 'us.amazon.nova-lite-v1:0',
    bedrockEndpoint: endpoint,
    cognitoEndpoint: endpoint,
    stsEndpoint: endpoint,
  });
  place?.replaceChildren(chat);
  tell('The worker is running. Ask once, then disconnect: the chat goes on.');
}

function tell(sentence: string): void {
  state?.replaceChildren(sentence);
}
