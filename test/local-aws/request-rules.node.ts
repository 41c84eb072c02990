import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {validateRequest} from '../../src/local-aws/request-rules/index.js';
import {modelId} from './clients.js';

const user = (...content: object[]) => ({role: 'user', content});
const assistant = (...content: object[]) => ({role: 'assistant', content});
const text = {text: 'Hi'};
const toolUse = (toolUseId: string, more = {}) => ({toolUse: {toolUseId, name: 'look_up', input: {}, ...more}});
const toolResult = (toolUseId: string, content: object[] = []) => ({toolResult: {toolUseId, content}});
const document = (name: string, bytes = 'AAAA') => ({document: {format: 'txt', name, source: {bytes}}});
const image = (bytes = 'AAAA') => ({image: {format: 'png', source: {bytes}}});
const toolConfig = {tools: [{toolSpec: {name: 'look_up', inputSchema: {json: {}}}}]};

/** What is said of a request; undefined when it is taken. */
function complaint(request: object): string | undefined {
  try {
    validateRequest({modelId, ...request});
    return undefined;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error.message;
  }
}

function takes(title: string, request: object): void {
  it(`takes ${title}`, () => assert.equal(complaint(request), undefined));
}

function refuses(title: string, request: object, sentence: string | RegExp): void {
  it(`refuses ${title}`, () => {
    const said = complaint(request) ?? 'nothing';
    if (typeof sentence === 'string') assert.equal(said, sentence);
    else assert.match(said, sentence);
  });
}

describe('turns', () => {
  const start =
    'A conversation must start with a user message. Try again with a conversation that starts with a user message.';
  const alternate =
    'A conversation must alternate between user and assistant roles. ' +
    'Make sure the conversation alternates between user and assistant roles and try again.';
  takes('a question', {messages: [user(text)]});
  takes('a conversation', {messages: [user(text), assistant(text), user(text)]});
  takes('an answer that was begun', {messages: [user(text), assistant(text)]});
  takes('a system message between', {messages: [user(text), {role: 'system', content: [text]}, assistant(text)]});
  refuses('a conversation without messages', {messages: []}, start);
  refuses('a conversation without the member', {}, start);
  refuses('a conversation that the model opens', {messages: [assistant(text), user(text)]}, start);
  refuses('two questions in a row', {messages: [user(text), user(text)]}, alternate);
  refuses('two answers in a row', {messages: [user(text), assistant(text), assistant(text)]}, alternate);
  refuses(
    'a system message that hides two questions',
    {messages: [user(text), {role: 'system', content: [text]}, user(text)]},
    alternate,
  );
  refuses(
    'an empty message',
    {messages: [user(text), assistant(), user(text)]},
    'The content field in the Message object at messages.1 is empty. Add a ContentBlock object to the content field and try again.',
  );
});

describe('text', () => {
  for (const blank of ['', ' ', '\n\t ']) {
    refuses(
      `blank text like ${JSON.stringify(blank)}`,
      {messages: [user(text), assistant(text, {text: blank}), user(text)]},
      'The text field in the ContentBlock object at messages.1.content.1 is blank. Add text to the text field, and try again.',
    );
  }
  takes('text with white space around', {messages: [user({text: ' Hi\n'})]});
});

describe('tools', () => {
  const asked = [user(text), assistant(text, toolUse('a'), toolUse('b'))];
  takes('calls that are all answered', {messages: [...asked, user(toolResult('b'), toolResult('a'))], toolConfig});
  takes('an answer that is followed by text', {
    messages: [...asked, user(toolResult('a'), toolResult('b'), text)],
    toolConfig,
  });
  takes('a tool that the service ran itself', {
    messages: [user(text), assistant(toolUse('a', {type: 'server_tool_use'}), toolResult('a'), text), user(text)],
    toolConfig,
  });
  refuses(
    'a call without an answer',
    {messages: [...asked, user(toolResult('b'))], toolConfig},
    'Expected toolResult blocks at messages.2.content for the following Ids: a',
  );
  refuses(
    'a call that is answered too late',
    {messages: [...asked, user(text), assistant(text), user(text)], toolConfig},
    'Expected toolResult blocks at messages.2.content for the following Ids: a, b',
  );
  refuses(
    'a call at the end',
    {messages: asked, toolConfig},
    'Expected toolResult blocks at messages.2.content for the following Ids: a, b',
  );
  refuses(
    'the answer to another call',
    {messages: [user(text), assistant(toolUse('a')), user(toolResult('x'))], toolConfig},
    'Expected toolResult blocks at messages.2.content for the following Ids: a',
  );
  refuses(
    'an answer without a call',
    {messages: [user(text), assistant(text), user(toolResult('a'))], toolConfig},
    'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
  );
  refuses(
    'an answer at the start',
    {messages: [user(toolResult('a'))], toolConfig},
    'The number of toolResult blocks at messages.0.content exceeds the number of toolUse blocks of previous turn.',
  );
  refuses(
    'the same answer twice',
    {messages: [user(text), assistant(toolUse('a')), user(toolResult('a'), toolResult('a'))], toolConfig},
    'The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.',
  );
  refuses(
    'a history with tools when no tools are declared',
    {messages: [...asked, user(toolResult('a'), toolResult('b'))]},
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  );
});

describe('documents', () => {
  const names = (...all: string[]) => ({messages: [user(text, ...all.map((name) => document(name)))]});
  takes('a document with text', names('Annual report (2) [final] - draft'));
  takes('a document in a tool result', {
    messages: [user(text), assistant(toolUse('a')), user(toolResult('a', [document('found')]))],
    toolConfig,
  });
  takes('five of them', names('a', 'b', 'c', 'd', 'e'));
  takes('a name of 200 letters', names('a'.repeat(200)));
  refuses(
    'a document without text',
    {messages: [user(document('a'))]},
    'A text block must be included when using documents.',
  );
  refuses(
    'a document whose text is in another message',
    {messages: [user(text), assistant(text), user(document('a'))]},
    'A text block must be included when using documents.',
  );
  for (const name of ['report.pdf', 'a_b', 'a  b', 'Bericht für Ada', '', 'a'.repeat(201)]) {
    refuses(
      `the name ${JSON.stringify(name.slice(0, 20))}`,
      names(name),
      /^The document file name can only contain alphanumeric/,
    );
  }
  refuses('the same name twice', names('a', 'A'), /^Messages can't contain duplicate document names\./);
  refuses(
    'a name that the history has',
    {messages: [user(text, document('a')), assistant(text), user(text, document('a'))]},
    /^Messages can't contain duplicate document names\./,
  );
  refuses(
    'a name that a tool result has',
    {
      messages: [user(text, document('a')), assistant(toolUse('a')), user(toolResult('a', [document('a')]))],
      toolConfig,
    },
    /^Messages can't contain duplicate document names\./,
  );
  refuses('a sixth one', names('a', 'b', 'c', 'd', 'e', 'f'), "You can't include more than 5 documents in a request.");
  refuses(
    'a sixth one over several messages',
    {
      messages: [
        user(text, ...['a', 'b', 'c'].map((n) => document(n))),
        assistant(text),
        user(text, ...['d', 'e', 'f'].map((n) => document(n))),
      ],
    },
    "You can't include more than 5 documents in a request.",
  );
  refuses('one that is too large', {messages: [user(text, document('a', 'A'.repeat(6_291_460)))]}, /4\.5 MB/);
  takes('one that is just small enough', {messages: [user(text, document('a', 'A'.repeat(6_291_456)))]});
});

describe('images', () => {
  const images = (count: number) => ({messages: [user(...Array.from({length: count}, () => image()))]});
  takes('an image alone', images(1));
  takes('twenty of them', images(20));
  refuses('one more', images(21), "You can't include more than 20 images in a request.");
  refuses('one of the model', {messages: [user(text), assistant(image()), user(text)]}, /with the user role/);
  refuses(
    'one that is too large',
    {messages: [user(image('A'.repeat(5_242_884)))]},
    /messages\.0\.content\.0 exceeds .* 3\.75 MB/,
  );
  takes('one that is just small enough', {messages: [user(image('A'.repeat(5_242_880)))]});
});

describe('settings', () => {
  const messages = [user(text)];
  const withConfig = (inferenceConfig: object) => ({messages, inferenceConfig});
  takes('one token', withConfig({maxTokens: 1}));
  takes('the edges', withConfig({temperature: 0, topP: 1}));
  refuses(
    'no token at all',
    withConfig({maxTokens: 0}),
    "1 validation error detected: Value '0' at 'inferenceConfig.maxTokens' failed to satisfy constraint: " +
      'Member must have value greater than or equal to 1',
  );
  refuses(
    'a temperature above one',
    withConfig({temperature: 1.1}),
    /inferenceConfig\.temperature.*less than or equal to 1$/,
  );
  refuses('a top P below nought', withConfig({topP: -0.1}), /inferenceConfig\.topP.*greater than or equal to 0$/);
  refuses('an empty system prompt', {messages, system: [text, {text: ''}]}, /'system\.2\.member\.text'/);
  const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABC:1';
  takes('a prompt without messages', {modelId: prompt});
  refuses(
    'a prompt with settings of its own',
    {modelId: prompt, messages, system: [text], inferenceConfig: {}},
    "The following fields can't be used with a prompt: inferenceConfig, system.",
  );
});

describe('nonsense', () => {
  refuses('messages that are no list', {messages: {}}, 'messages is not a list.');
  refuses('content that is no list', {messages: [{role: 'user', content: 'Hi'}]}, 'messages.0.content is not a list.');
  refuses('a message that is null', {messages: [null]}, /must start with a user message/);
  takes('a block of a kind that is unknown today', {messages: [user({hologram: {}})]});
});
