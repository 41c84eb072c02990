import {describe} from 'node:test';
import {assistant, refuses, takes, text, toolConfig, toolResult, toolUse, user} from './rule-cases.js';

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
    'The toolResult blocks at messages.2.content contain duplicate Ids: a',
  );
  refuses(
    'the same call twice',
    {messages: [user(text), assistant(toolUse('a'), toolUse('a')), user(toolResult('a'))], toolConfig},
    'The toolUse blocks at messages.1.content contain duplicate Ids: a',
  );
  refuses(
    'results behind text',
    {messages: [...asked, user(text, toolResult('a'), toolResult('b'))], toolConfig},
    /messages\.2: Did not find 2 tool_result block\(s\) at the beginning/,
  );
  refuses(
    'text behind a call',
    {messages: [user(text), assistant(toolUse('a'), text), user(toolResult('a'))], toolConfig},
    /must come before toolUse blocks at messages\.1\.content/,
  );
  refuses('a call of the visitor', {messages: [user(text, toolUse('a'))], toolConfig}, /with the assistant role/);
  refuses(
    'a result of the model, to a call that was the page’s',
    {messages: [user(text), assistant(toolUse('a'), toolResult('a')), user(toolResult('a'))], toolConfig},
    /toolResult blocks at messages\.1\.content can only be in messages with the user role/,
  );
  refuses(
    'a history with tools when no tools are declared',
    {messages: [...asked, user(toolResult('a'), toolResult('b'))]},
    'The toolConfig field must be defined when using toolUse and toolResult content blocks.',
  );
});

describe('the shape of tools', () => {
  const called = (fields: object) => ({
    messages: [user(text), assistant(toolUse('a', fields)), user(toolResult('a'))],
    toolConfig,
  });
  const answered = (...content: object[]) => ({
    messages: [user(text), assistant(toolUse('a')), user(toolResult('a', content))],
    toolConfig,
  });
  refuses(
    'a name that a model made up',
    called({name: 'functions read_file'}),
    "1 validation error detected: Value 'functions read_file' at 'messages.2.member.content.1.member.toolUse.name' failed to " +
      'satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+',
  );
  refuses('a name that is too long', called({name: 'a'.repeat(65)}), /toolUse\.name.*length less than or equal to 64$/);
  takes('an id with dots and colons', {
    messages: [user(text), assistant(toolUse('functions.find:0')), user(toolResult('functions.find:0'))],
    toolConfig,
  });
  for (const id of ['', 'a b', 'a/b']) {
    const messages = [user(text), assistant(toolUse(id)), user(toolResult(id))];
    refuses(`the id ${JSON.stringify(id)}`, {messages, toolConfig}, /toolUseId.*\[a-zA-Z0-9_\.:-\]\+$/);
  }
  const long = 'a'.repeat(65);
  refuses(
    'an id that is too long',
    {messages: [user(text), assistant(toolUse(long)), user(toolResult(long))], toolConfig},
    /toolUseId.*length less than or equal to 64$/,
  );
  for (const input of ['half', [1], null, 3]) {
    refuses(
      `${JSON.stringify(input)} as input`,
      called({input}),
      'The format of the value at messages.1.content.0.toolUse.input is invalid. Provide a json object for the field and try again.',
    );
  }
  takes('an object as a result', answered({json: {a: [1]}}));
  for (const json of ['text', [1], null, 3]) {
    refuses(
      `${JSON.stringify(json)} as a result`,
      answered(text, {json}),
      'The format of the value at messages.2.content.0.toolResult.content.1.json is invalid. Provide a json object for the field and try again.',
    );
  }
  refuses('a result of nothing', answered(), /ToolResult object at messages\.2\.content\.0\.toolResult is empty/);
});
