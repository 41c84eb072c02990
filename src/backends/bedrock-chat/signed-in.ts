/** All that only a user who has signed in needs: it is loaded when the first question is asked, or seems about to be. */
export {askSignedIn} from './ask-signed-in.js';
export {askOverWebSocket} from './ask-web-socket.js';
export {createBots} from './bots.js';
export {createConversations} from './conversations.js';
