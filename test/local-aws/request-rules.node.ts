import {describe} from 'node:test';
import {assistant, document, image, refuses, takes, text, toolConfig, toolResult, toolUse, user} from './rule-cases.js';

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
    'thoughts of the visitor',
    {messages: [user(text, {reasoningContent: {reasoningText: {text: 'Hm'}}})]},
    'User messages cannot contain reasoning content.',
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
  refuses(
    'blank text in a result',
    {messages: [user(text), assistant(toolUse('a')), user(toolResult('a', [text, {text: ' '}]))], toolConfig},
    /ContentBlock object at messages\.2\.content\.0\.toolResult\.content\.1 is blank/,
  );
  const cited = (...texts: string[]) => ({citationsContent: {content: texts.map((said) => ({text: said}))}});
  takes('cited text', {messages: [user(text), assistant(cited('a', 'b')), user(text)]});
  for (const blank of [cited(), cited(' '), cited('a', '')]) {
    refuses(
      `cited text like ${JSON.stringify(blank)}`,
      {messages: [user(text), assistant(blank), user(text)]},
      /is blank/,
    );
  }
  takes('text with white space around', {messages: [user({text: ' Hi\n'})]});
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
  for (const kind of ['image', 'document', 'video', 'audio']) {
    refuses(
      `${kind} of the model`,
      {messages: [user(text), assistant({[kind]: {}}), user(text)]},
      /with the user role/,
    );
  }
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
  takes('a prompt whose tools are in the history', {
    modelId: prompt,
    messages: [user(text), assistant(toolUse('a')), user(toolResult('a'))],
  });
  takes('a prompt with variables', {modelId: prompt, promptVariables: {name: {text: 'Ada'}}});
  refuses('variables without a prompt', {messages, promptVariables: {}}, /promptVariables/);
  refuses(
    'a prompt with settings of its own',
    {modelId: prompt, messages, system: [text], inferenceConfig: {}},
    "The following fields can't be used with a prompt: inferenceConfig, system.",
  );
});

describe('tools to choose from', () => {
  const withTools = (...tools: object[]) => ({messages: [user(text)], toolConfig: {tools}});
  const spec = (fields: object) => ({toolSpec: {name: 'look_up', inputSchema: {json: {}}, ...fields}});
  takes('a tool', withTools(spec({description: 'Looks up.'}), {systemTool: {name: 'nova_grounding'}}));
  refuses(
    'none',
    withTools(),
    "1 validation error detected: Value at 'toolConfig.tools' failed to satisfy constraint: " +
      'Member must have length greater than or equal to 1',
  );
  refuses(
    'a name of wrong letters',
    withTools(spec({}), spec({name: 'Complete Session'})),
    "1 validation error detected: Value 'Complete Session' at 'toolConfig.tools.2.member.toolSpec.name' failed to satisfy " +
      'constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+',
  );
  refuses('no name', withTools(spec({name: ''})), /toolSpec\.name/);
  refuses('a description that says nothing', withTools(spec({description: ''})), /toolSpec\.description/);
});

describe('nonsense', () => {
  refuses('messages that are no list', {messages: {}}, 'messages is not a list.');
  refuses('content that is no list', {messages: [{role: 'user', content: 'Hi'}]}, 'messages.0.content is not a list.');
  refuses('a message that is null', {messages: [null]}, /must start with a user message/);
  takes('a block of a kind that is unknown today', {messages: [user({hologram: {}})]});
});
