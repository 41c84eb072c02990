import {ConverseStreamCommand} from '@aws-sdk/client-bedrock-runtime';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createLocalAws} from '../../src/local-aws/index.js';
import {bedrockClient, enhancedCredentials, guestCredentials, modelId} from './clients.js';

const pace = {firstMs: 0, deltaMs: 0};

describe('the local stand-in for AWS', () => {
  it('streams an answer to a guest of the classic flow', async () => {
    const aws = createLocalAws({pace, script: () => ['Hello ', 'there.']});
    const bedrock = bedrockClient(aws, await guestCredentials(aws));
    const {stream} = await bedrock.send(
      new ConverseStreamCommand({modelId, messages: [{role: 'user', content: [{text: 'Hi'}]}]}),
    );
    const events = [];
    for await (const event of stream ?? []) events.push(event);
    assert.deepEqual(
      events.map((event) => Object.keys(event)[0]),
      ['messageStart', 'contentBlockDelta', 'contentBlockDelta', 'contentBlockStop', 'messageStop', 'metadata'],
    );
  });
  it('refuses Bedrock to guests of the enhanced flow', async () => {
    const aws = createLocalAws({pace});
    const bedrock = bedrockClient(aws, await enhancedCredentials(aws));
    await assert.rejects(
      bedrock.send(
        new ConverseStreamCommand({modelId: 'us.' + modelId, messages: [{role: 'user', content: [{text: 'Hi'}]}]}),
      ),
      /because no session policy allows the bedrock:InvokeModelWithResponseStream action$/,
    );
  });
});
