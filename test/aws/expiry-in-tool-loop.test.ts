import {expect} from '@open-wc/testing';

import {openChat} from '../../src/open-chat.js';
import type {ChatSettings} from '../../src/open-chat.js';
import type {Tool} from '../../src/model/index.js';
import {guest} from './local.js';
import {WatchedAws} from './watched-aws.js';

const minuteMs = 60_000;
let pools = 0;

/** A pool of its own for each test: a page shares the credentials of one. */
function createSettings(tools: readonly Tool[]): ChatSettings {
  pools += 1;
  const {identityPoolId, guestRoleArn, modelId} = guest;
  return {
    guestRoleArn,
    modelId,
    tools,
    identityPoolId: identityPoolId.slice(0, -4) + `f${String(pools).padStart(3, '0')}`,
  };
}

describe('credentials that end while tools run', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  for (const aheadMinutes of [0, 20, -20, 300, -300]) {
    it(`are renewed before the model goes on, five times over (clock ${aheadMinutes} minutes off)`, async () => {
      let rounds = 0;
      const aws = new WatchedAws({
        *script() {
          rounds += 1;
          if (rounds > 5) return yield 'Done.';
          const toolUseId = `t${rounds}`;
          yield {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId, name: 'wait'}}}};
          yield {contentBlockDelta: {contentBlockIndex: 0, delta: {toolUse: {input: '{}'}}}};
        },
      });
      aws.visitorAheadMs = aheadMinutes * minuteMs;
      const wait: Tool = {
        name: 'wait',
        inputSchema: {type: 'object'},
        approval: 'never',
        run: () => {
          // Guests have a quarter of an hour.
          aws.now += 16 * minuteMs;
          return 'It took its time.';
        },
      };
      await aws.run(async () => {
        const chat = openChat(createSettings([wait]), {fetch: aws.fetch});
        const answer = await chat.send('Wait five times');
        expect(answer.error).to.equal(undefined);
        expect(answer.content).to.deep.equal([{text: 'Done.'}]);
        expect(chat.state.messages).to.have.length(12);
      });
      expect(aws.requests).to.have.length(6);
      expect(aws.refusals).to.equal(0);
      expect(aws.signIns.filter((name) => name === 'AssumeRole')).to.have.length(6);
      expect(new Set(aws.requests.map(({owner}) => owner)).size, 'one and the same visitor').to.equal(1);
    });
  }

  it('are renewed once more when AWS ends them early, and nobody notices', async () => {
    let rounds = 0;
    let faults = 0;
    const aws = new WatchedAws({
      *script() {
        rounds += 1;
        if (rounds > 1) return yield 'Done.';
        yield {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 't', name: 'look'}}}};
      },
    });
    const ended = async (resource: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
      const request = new Request(resource, init);
      if (rounds === 0 || faults > 0 || !request.url.includes('/model/')) return aws.fetch(request);
      faults += 1;
      const headers = {'x-amzn-errortype': 'ExpiredTokenException'};
      return new Response('{"message":"The security token included in the request is expired"}', {
        status: 403,
        headers,
      });
    };
    const look: Tool = {name: 'look', inputSchema: {type: 'object'}, approval: 'never', run: () => 'Seen.'};
    const chat = openChat(createSettings([look]), {fetch: ended});
    expect((await chat.send('Look')).content).to.deep.equal([{text: 'Done.'}]);
    expect(faults).to.equal(1);
    expect(chat.state.messages.map(({status}) => status)).to.deep.equal(Array.from({length: 4}, () => 'complete'));
  });
});
