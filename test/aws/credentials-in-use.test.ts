import {expect} from '@open-wc/testing';

import {createClock} from '../../src/aws/clock.js';
import {guestCredentials} from '../../src/aws/credentials/guest.js';
import {createIdentityStore} from '../../src/aws/credentials/identity-store.js';
import {converse} from '../../src/backends/converse/index.js';
import {createChat} from '../../src/engine/chat.js';
import type {Patience} from '../../src/engine/patience/patience.js';
import type {Refusal} from '../../src/local-aws/index.js';
import type {Chat, Message} from '../../src/model/index.js';
import {openChat} from '../../src/open-chat.js';
import {createRandom, newSeed} from '../transcript/random.js';
import {guest} from './local.js';
import {WatchedAws} from './watched-aws.js';

const minuteMs = 60_000;
const seed = newSeed();
const {modelId} = guest;

/** A guest in one tab: the modules of a page of its own, and the storage that all tabs share. */
function openTab(aws: WatchedAws, patience: Partial<Patience> = {}): Chat {
  const clock = createClock(aws.visitorNow);
  const {fetch} = aws;
  const credentials = guestCredentials({
    identityPoolId: guest.identityPoolId,
    roleArn: guest.guestRoleArn,
    region: 'us-east-1',
    stsEndpoint: 'https://sts.us-east-1.amazonaws.com/',
    identities: createIdentityStore(),
    fetch,
    clock,
  });
  const backend = converse({region: 'us-east-1', credentials, fetch, clock});
  return createChat({backend, modelId, patience, now: aws.visitorNow});
}

/** Asks; an answer that does not come is the end of the test. */
async function ask(chat: Chat): Promise<Message> {
  const message = await chat.send('Hello');
  expect(message.error, 'an error').to.equal(undefined);
  expect(message.status).to.equal('complete');
  return message;
}

function count(names: readonly string[], wanted: string): number {
  return names.filter((name) => name === wanted).length;
}

describe('credentials in use', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  it('end while an answer still grows, which is no harm to it, and are renewed for the next', async () => {
    const aws = new WatchedAws({
      *script() {
        yield 'A long ';
        aws.now += 20 * minuteMs;
        yield 'answer.';
      },
    });
    await aws.run(async () => {
      const chat = openTab(aws);
      for (let message = 1; message <= 20; message += 1) {
        expect((await ask(chat)).content).to.deep.equal([{text: 'A long answer.'}]);
        expect(count(aws.signIns, 'AssumeRole')).to.equal(message);
      }
    });
    expect(aws.refusals).to.equal(0);
  });

  it('end while a question waits for its next try, which is signed with new ones', async () => {
    let refusal: Refusal | undefined = {status: 429, code: 'ThrottlingException'};
    const aws = new WatchedAws({faults: () => (refusal ? {bedrock: refusal} : {})});
    const sleep: Patience['sleep'] = async (ms) => {
      // The wait before the second try; the others are deadlines, which nobody here reaches.
      if (ms > 10_000) return new Promise(() => undefined);
      aws.now += 20 * minuteMs;
      refusal = undefined;
    };
    await aws.run(async () => ask(openTab(aws, {sleep})));
    expect(aws.requests.map(({status}) => status)).to.deep.equal([429, 200]);
    expect(count(aws.signIns, 'AssumeRole')).to.equal(2);
  });

  it('are fetched once for two chats of a page that ask at the same time, whenever they end', async () => {
    const aws = new WatchedAws({script: () => ['Hi']});
    const settings = {...guest, identityPoolId: guest.identityPoolId.replace('5555', '6666')};
    await aws.run(async () => {
      const [first, second] = [openChat(settings, {fetch: aws.fetch}), openChat(settings, {fetch: aws.fetch})];
      for (let round = 1; round <= 20; round += 1) {
        await Promise.all([ask(first), ask(second)]);
        expect(count(aws.signIns, 'AssumeRole')).to.equal(round);
        aws.now += 11 * minuteMs;
      }
    });
    expect(aws.refusals).to.equal(0);
    expect(new Set(aws.requests.map(({owner}) => owner)).size).to.equal(1);
  });

  it(`are each tab’s own, for one identity that all tabs share (seed ${seed})`, async () => {
    const random = createRandom(seed);
    const aws = new WatchedAws({script: () => ['Hi']});
    await aws.run(async () => {
      const first = openTab(aws);
      await ask(first);
      const tabs: [Chat, ...Chat[]] = [first, openTab(aws), openTab(aws)];
      for (let message = 0; message < 200; message += 1) {
        aws.now += random.below(12) * minuteMs;
        const asking = [random.pick(tabs), random.pick(tabs)];
        await Promise.all([...new Set(asking)].map(ask));
        if (message % 20 === 0) for (const tab of tabs) tab.clear();
      }
    });
    expect(aws.refusals).to.equal(0);
    expect(new Set(aws.requests.map(({owner}) => owner)).size).to.equal(1);
    expect(count(aws.signIns, 'GetId')).to.equal(1);
  });

  it('are those of whoever came first where two tabs become a guest at the same time, in each for itself', async () => {
    const aws = new WatchedAws({script: () => ['Hi']});
    await aws.run(async () => {
      await Promise.all([openTab(aws), openTab(aws)].map(ask));
      const owners = new Set(aws.requests.map(({owner}) => owner));
      await ask(openTab(aws));
      expect(owners.has(aws.requests.at(-1)?.owner ?? '')).to.equal(true);
    });
    expect(aws.refusals).to.equal(0);
  });

  for (const hours of [5, -5]) {
    it(`survive a visitor who sets the clock by ${hours} hours between two messages`, async () => {
      const aws = new WatchedAws({script: () => ['Hi']});
      await aws.run(async () => {
        const chat = openTab(aws);
        for (let message = 0; message < 60; message += 1) {
          if (message % 20 === 10) aws.visitorAheadMs += hours * 60 * minuteMs;
          await ask(chat);
          aws.now += minuteMs;
        }
      });
      // A clock that was set forward looks like a late hour, and Cognito tells the time. One that was set back looks
      // like nothing: only a refusal can tell, and the visitor sees none of it.
      expect(aws.refusals).to.equal(hours > 0 ? 0 : 3);
    });
  }
});
