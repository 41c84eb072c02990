import {expect} from '@open-wc/testing';

import type {Refusal} from '../../src/local-aws/index.js';
import {openChat} from '../../src/open-chat.js';
import type {ChatSettings} from '../../src/open-chat.js';
import type {Tool} from '../../src/model/index.js';
import {guest} from './local.js';
import {createLogin, WatchedAws} from './watched-aws.js';

const provider = 'accounts.example.com';
let pools = 0;

/** The page's settings, which say at each question who is signed in; `undefined`: nobody. */
function createPage(settings: Partial<ChatSettings> = {}) {
  pools += 1;
  const identityPoolId = guest.identityPoolId.slice(0, -4) + String(pools).padStart(4, '0');
  const page: {user: string | undefined; serial: number} = {user: 'ann', serial: 0};
  const read = (): ChatSettings => ({
    identityPoolId,
    modelId: guest.modelId,
    ...(page.user && {logins: {[provider]: createLogin(page.user, page.serial)}}),
    ...settings,
  });
  return {page, read};
}

/** An answer that waits in its middle until the test says go, as a slow model does. */
function createSlowScript() {
  const moments: {begun: () => void; goOn: Promise<void>}[] = [];
  return {
    moments,
    async *script() {
      yield 'Good ';
      const moment = moments.shift();
      moment?.begun();
      await moment?.goOn;
      yield 'morning.';
    },
    /** The next answer stops in its middle: resolves there with what lets it go on. */
    pause(): Promise<() => void> {
      let goOn = (): void => undefined;
      return new Promise((resolve) => {
        const goesOn = new Promise<void>((go) => (goOn = go));
        moments.push({begun: () => resolve(goOn), goOn: goesOn});
      });
    },
  };
}

describe('a visitor who changes while an answer grows', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => localStorage.clear());

  for (const who of ['ben', undefined]) {
    const what = who ? 'another signs in' : 'signs out';

    it(`and ${what}: the answer is the first one’s, the next question is not`, async () => {
      const slow = createSlowScript();
      const aws = new WatchedAws({script: slow.script});
      const {page, read} = createPage(who ? {} : {guestRoleArn: guest.guestRoleArn});
      const settings = (): ChatSettings => {
        const {guestRoleArn, ...rest} = read();
        return page.user ? rest : {...rest, ...(guestRoleArn && {guestRoleArn})};
      };
      const chat = openChat(settings, {fetch: aws.fetch});
      const paused = slow.pause();
      const first = chat.send('I am Ann');
      const goOn = await paused;
      page.user = who;
      goOn();
      expect((await first).content).to.deep.equal([{text: 'Good morning.'}]);
      await chat.send('Hello');
      expect(aws.requests.map(({status}) => status)).to.deep.equal([200, 200]);
      expect(aws.requests[0]?.owner).to.equal('ann');
      expect(aws.requests[1]?.owner).to.match(who ? /^ben$/ : /^guest /);
      expect(aws.requests[1]?.body).not.to.include('Ann');
    });
  }

  it('and signs out where guests may not ask: nothing is asked any more', async () => {
    const aws = new WatchedAws({script: () => ['Hi'], pool: {withoutGuests: true}});
    const {page, read} = createPage();
    const chat = openChat(read, {fetch: aws.fetch});
    await chat.send('I am Ann');
    page.user = undefined;
    expect((await chat.send('Hello')).error).to.include({code: 'credentials'});
    expect(aws.requests).to.have.length(1);
    page.user = 'ann';
    expect(await chat.send('Hello')).to.include({status: 'complete'});
    expect(aws.requests[1]?.owner).to.equal('ann');
  });

  it('and comes back with a fresh token is the same one', async () => {
    const aws = new WatchedAws({script: () => ['Hi']});
    const {page, read} = createPage();
    const chat = openChat(read, {fetch: aws.fetch});
    for (let message = 0; message < 5; message += 1) {
      page.serial = message;
      await chat.send(`Question ${message}`);
    }
    expect(aws.requests.map(({owner}) => owner)).to.deep.equal(['ann', 'ann', 'ann', 'ann', 'ann']);
    expect(aws.requests.at(-1)?.body).to.include('Question 0');
  });

  for (const isAsked of [false, true]) {
    const how = isAsked ? 'a function that is asked' : 'an object';

    it(`while a question waits for its next try: it is not asked as somebody else (logins: ${how})`, async () => {
      let refusal: Refusal | undefined = {status: 503, code: 'ServiceUnavailableException'};
      const {page, read} = createPage();
      const aws = new WatchedAws({
        script: () => ['Hi'],
        faults: () => {
          if (!refusal) return {};
          const bedrock = refusal;
          return {bedrock};
        },
      });
      const logins = () => ({[provider]: createLogin(page.user ?? '')});
      const chat = openChat(() => (isAsked ? {...read(), logins} : read()), {fetch: aws.fetch});
      const unsubscribe = chat.subscribe(({status}) => {
        if (status !== 'waiting') return;
        page.user = 'ben';
        refusal = undefined;
      });
      const first = await chat.send('I am Ann');
      unsubscribe();
      for (const {owner, body} of aws.requests) expect(body.includes('Ann'), owner).to.equal(owner === 'ann');
      expect(first.error?.code).to.be.oneOf([undefined, 'aborted']);
      expect(await chat.send('Hello')).to.include({status: 'complete'});
      expect(aws.requests.at(-1)).to.include({owner: 'ben', status: 200});
      expect(aws.requests.at(-1)?.body).not.to.include('Ann');
    });
  }

  for (const who of ['ben', undefined]) {
    const what = who ? 'another signs in' : 'signs out';

    it(`while a tool runs, and ${what}: nobody else hears of it`, async () => {
      let rounds = 0;
      const aws = new WatchedAws({
        *script() {
          rounds += 1;
          if (rounds > 1) return yield 'Hi';
          yield {contentBlockStart: {contentBlockIndex: 0, start: {toolUse: {toolUseId: 't', name: 'look'}}}};
        },
      });
      const {page, read} = createPage();
      const look: Tool = {
        name: 'look',
        inputSchema: {type: 'object'},
        approval: 'never',
        run: () => {
          page.user = who;
          return 'the account of Ann';
        },
      };
      const {guestRoleArn} = guest;
      const chat = openChat(() => ({...read(), ...(!page.user && {guestRoleArn}), tools: [look]}), {fetch: aws.fetch});
      expect((await chat.send('I am Ann')).error).to.include({code: 'aborted', retryable: false});
      expect(aws.requests).to.have.length(1);
      expect(await chat.send('Hello')).to.include({status: 'complete'});
      expect(aws.requests.map(({status}) => status)).to.deep.equal([200, 200]);
      expect(aws.requests[1]?.owner).to.match(who ? /^ben$/ : /^guest /);
      expect(aws.requests[1]?.body).not.to.include('Ann');
      expect(chat.state.messages).to.have.length(2);
    });
  }
});
