import {describeBackend} from './conformance.js';
import {connectPublishedBot, connectUser, connectWebSocket} from './conformance/bedrock-chat.js';
import {connectConverse} from './conformance/converse.js';
import {connectInvokeModel} from './conformance/invoke-model.js';
import {connectScripted} from './conformance/scripted.js';

describeBackend('converse', connectConverse);
describeBackend('invokeModel', connectInvokeModel);
describeBackend('scripted', connectScripted);
describeBackend('bedrockChat, a published bot', connectPublishedBot, {arrivesWhole: true});
describeBackend('bedrockChat, a signed-in user', connectUser, {arrivesWhole: true});
describeBackend('bedrockChat, the WebSocket', connectWebSocket);
