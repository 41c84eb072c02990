/** What a page without a framework gets: the class by its tag, and each event wherever it bubbles to. */
import 'outcrop';
import type {ChatError, OutcropChat, Usage} from 'outcrop/element';
import {isExactly} from './is-exactly.js';

const created = document.createElement('outcrop-chat');
isExactly<OutcropChat>()(created);
isExactly<OutcropChat | null>()(document.querySelector('outcrop-chat'));

created.identityPoolId = 'us-east-1:1';
created.tools = [{name: 'a', inputSchema: {}, run: () => 'b'}];
// @ts-expect-error there is no such mode
created.mode = 'window';
// @ts-expect-error what is known can only be read
created.messages = [];

created.addEventListener('outcrop-reply-end', ({usage}) => isExactly<Usage | undefined>()(usage));
document.addEventListener('outcrop-error', ({error}) => isExactly<ChatError>()(error));
window.addEventListener('outcrop-tool-call', (event) => event.respondWith({status: 'shipped'}));
document.body.addEventListener('outcrop-feedback', ({value}) => isExactly<'up' | 'down'>()(value));
// @ts-expect-error an event of opening tells nothing more
created.addEventListener('outcrop-open', ({message}) => message);
