import {expect} from '@open-wc/testing';
import {ChatError, type ChatState} from '../../../src/element.js';
import {Countdown} from '../../../src/ui/panel/countdown.js';
import {english} from '../../../src/ui/strings.js';

const usage = {inputTokens: 0, outputTokens: 0, totalTokens: 0};
const idle: ChatState = {status: 'idle', messages: [], usage};

describe('the countdown of a question that waits', () => {
  it('says for how long, and has it drawn again when that changes', async () => {
    let countdown: Countdown | undefined;
    await new Promise<void>((resolve) => {
      countdown = new Countdown(resolve);
      const state = {...idle, status: 'waiting', nextTryAt: Date.now() + 4020} as const;
      expect(countdown.describe(state, english)).to.equal('The service is busy. Trying again in 5 s …');
    });
    countdown?.hostDisconnected();
  });

  it('has no number where nobody knows it, says that the network is gone, and is silent otherwise', () => {
    const countdown = new Countdown(() => undefined);
    const waiting = {...idle, status: 'waiting'} as const;
    expect(countdown.describe(waiting, english)).to.equal(english.waiting);
    const error = new ChatError('offline', {message: 'Gone'});
    expect(countdown.describe({...waiting, error}, english)).to.equal(english.offline);
    expect(countdown.describe(idle, english)).to.equal(undefined);
    countdown.hostDisconnected();
  });
});
