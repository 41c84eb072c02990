import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {describe, it} from 'node:test';
import {readConverseRequest} from '../../src/local-aws/request-rules/converse-request.js';
import {rules} from '../../src/local-aws/request-rules/index.js';
import {assistant, complaint, document, image, text, toolConfig, toolResult, toolUse, user} from './rule-cases.js';

const claude = 'anthropic.claude-sonnet-4-5-20250929-v1:0';
const prompt = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABC:1';
const point = {cachePoint: {type: 'default'}};
const thought = {reasoningContent: {reasoningText: {text: 'Hm', signature: 'abc'}}};
const called = (use: object, ...result: object[]) => ({
  messages: [user(text), assistant(use), user(...result)],
  toolConfig,
});
const tools = (fields: object) => ({
  messages: [user(text)],
  toolConfig: {tools: [{toolSpec: {name: 'a', inputSchema: {json: {}}, ...fields}}]},
});

/** Rule → a request that only this rule refuses. */
const refused: Readonly<Record<string, object>> = {
  maxTokensIsPositive: {messages: [user(text)], inferenceConfig: {maxTokens: 0}},
  sharesAreBetweenNoughtAndOne: {messages: [user(text)], inferenceConfig: {topP: 2}},
  systemIsNotEmpty: {messages: [user(text)], system: [{text: ''}]},
  toolsAreSome: {messages: [user(text)], toolConfig: {tools: []}},
  toolsAreNamed: tools({name: 'a b'}),
  descriptionsAreNotEmpty: tools({description: ''}),
  callsAreNamed: called(toolUse('a', {name: 'a b'}), toolResult('a')),
  toolIdsAreClean: called(toolUse('a b'), toolResult('a b')),
  promptsBringTheirSettings: {modelId: prompt, messages: [user(text)], inferenceConfig: {maxTokens: 1}},
  variablesAreOfPrompts: {messages: [user(text)], promptVariables: {}},
  startsWithUser: {messages: [assistant(text), user(text)]},
  rolesAlternate: {messages: [user(text), user(text)]},
  contentIsPresent: {messages: [user(text), assistant(), user(text)]},
  textIsNotBlank: {messages: [user({text: ' '})]},
  citedTextIsNotBlank: {messages: [user(text), assistant({citationsContent: {content: []}}), user(text)]},
  thoughtsAreOfTheModel: {messages: [user(thought)]},
  toolsAreDeclared: {...called(toolUse('a'), toolResult('a')), toolConfig: undefined},
  toolsAreInTheirPlace: {messages: [user(toolUse('a'))], toolConfig},
  toolIdsAreUnique: {messages: [user(text), assistant(toolUse('a'), toolUse('a')), user(toolResult('a'))], toolConfig},
  noToolResultIsOrphaned: {messages: [user(toolResult('a'))], toolConfig},
  everyToolUseIsAnswered: called(toolUse('a'), text),
  jsonIsAnObject: called(toolUse('a'), toolResult('a', [{json: []}])),
  resultsAreNotEmpty: called(toolUse('a'), toolResult('a', [])),
  attachmentsAreOfTheUser: {messages: [user(text), assistant(image()), user(text)]},
  documentsComeWithText: {messages: [user(document('a'))]},
  documentNamesAreClean: {messages: [user(text, document('a.b'))]},
  documentNamesAreUnique: {messages: [user(text, document('a'), document('A'))]},
  documentsAreFew: {messages: [user(text, ...['a', 'b', 'c', 'd', 'e', 'f'].map((name) => document(name)))]},
  imagesAreFew: {messages: [user(...Array.from({length: 21}, () => image()))]},
  attachmentsAreSmall: {messages: [user(image('A'.repeat(5_242_884)))]},
  cachePointsAreFew: {modelId: claude, messages: [user(text, point, point, point, point, point)]},
  cachePointsHaveSomethingToKeep: {modelId: claude, messages: [user(point, text)]},
  cachePointsAreNotBehindThoughts: {modelId: claude, messages: [user(text), assistant(text, thought, point)]},
  systemIsTaken: {modelId: 'amazon.titan-text-lite-v1', messages: [user(text)], system: [text]},
  toolsAreTaken: {modelId: 'amazon.titan-text-lite-v1', messages: [user(text)], toolConfig},
  wordsStandAlone: {modelId: 'mistral.mistral-large-2407-v1:0', ...called(toolUse('a'), toolResult('a'), text)},
  cachePointsAreTaken: {modelId: 'openai.gpt-oss-120b-1:0', messages: [user(text, point)]},
  answersAreNotOnlyThoughts: {
    modelId: 'anthropic.claude-opus-5-v1:0',
    messages: [user(text), assistant(thought), user(text)],
  },
  resultsComeFirst: called(toolUse('a'), text, toolResult('a')),
  wordsComeBeforeCalls: {messages: [user(text), assistant(toolUse('a'), text), user(toolResult('a'))], toolConfig},
  cachePointsAreNotBehindDocuments: {modelId: claude, messages: [user(text, document('a'), point)]},
};

describe('each rule', () => {
  for (const name of Object.keys(rules)) {
    it(`refuses something that no other does: ${name}`, () => {
      const request = refused[name];
      assert.ok(request, `There is no request that ${name} refuses.`);
      const read = readConverseRequest({modelId: 'some.model', ...request});
      const refusing = Object.entries(rules).filter(([, rule]) => rule(read) !== undefined);
      assert.deepEqual(
        refusing.map(([refuser]) => refuser),
        [name],
      );
      assert.equal(complaint({modelId: 'some.model', ...request}), refusing[0]?.[1](read));
    });
  }

  it('says where it was learnt', async () => {
    const folder = new URL('../../src/local-aws/request-rules/', import.meta.url);
    const sources = await Promise.all((await readdir(folder)).map((file) => readFile(new URL(file, folder), 'utf8')));
    const comments = new Map(
      sources.flatMap((source) =>
        [...source.matchAll(/\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const (\w+): Rule\b/g)].map(([, comment, name]) => [
          name,
          comment,
        ]),
      ),
    );
    for (const name of Object.keys(rules)) {
      const source = /[\w.-]+\/[\w.-]+#\d+|API reference, \w+|Bedrock user guide, \w+|Anthropic/;
      assert.match(comments.get(name) ?? '', source, `${name} does not say where it was learnt.`);
    }
  });
});
