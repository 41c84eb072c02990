import {expect} from '@open-wc/testing';

import {isChatError} from '../../../src/model/index.js';
import type {ToolApproval} from '../../../src/model/index.js';
import {call, round, settled, toldOf, tool} from './rounds.js';

/** The status of a call right after its round has started, and once the page has decided. */
async function statusWith(approval: ToolApproval | undefined): Promise<string | undefined> {
  const {approval: _unasked, ...asking} = tool({run: () => new Promise(() => undefined)});
  const {round: playing} = round({tools: [approval === undefined ? asking : {...asking, approval}]});
  playing.start();
  await settled();
  return playing.calls[0]?.status;
}

describe('the approval of a call', () => {
  it('is the visitor’s unless the page says otherwise', async () => {
    expect(await statusWith(undefined)).to.equal('waiting');
    expect(await statusWith('ask')).to.equal('waiting');
    expect(await statusWith('never')).to.equal('running');
  });

  it('may depend on the arguments, also later', async () => {
    const isOther = (input: unknown) => JSON.stringify(input) !== '{"id":"A-1"}';
    expect(await statusWith(isOther)).to.equal('running');
    expect(await statusWith((input) => !isOther(input))).to.equal('waiting');
    expect(await statusWith(async (input) => isOther(input))).to.equal('running');
    expect(await statusWith(async () => true)).to.equal('waiting');
  });

  it('is the visitor’s when the page cannot decide', async () => {
    const fail = (): never => {
      throw new Error('No.');
    };
    expect(await statusWith(fail)).to.equal('waiting');
    expect(await statusWith(async () => fail())).to.equal('waiting');
    for (const nonsense of [undefined, null, 0, '', 'never', {}]) {
      expect(await statusWith((() => nonsense) as () => boolean), String(nonsense)).to.equal('waiting');
    }
    expect(await statusWith('always' as 'ask')).to.equal('waiting');
  });

  it('shows at once that a call waits, in the same task', () => {
    const {round: playing, changes} = round({tools: [tool({approval: 'ask'})]});
    playing.start();
    expect([playing.isWaiting, playing.calls[0]?.status, changes()]).to.deep.equal([true, 'waiting', 1]);
  });

  it('is not asked for calls that cannot run', async () => {
    const {round: playing} = round({
      calls: [call({input: {}}), call({toolUseId: 'b', name: 'nobody'})],
      tools: [tool({approval: 'ask'})],
    });
    playing.start();
    await playing.done;
    expect(playing.calls.map(({status}) => status)).to.deep.equal(['failed', 'failed']);
  });

  it('cannot change the arguments', async () => {
    const approval = (input: unknown) => Object.assign(input as object, {id: 'changed'}) && false;
    const {round: playing} = round({tools: [tool({approval, run: (input) => input})]});
    playing.start();
    const [result] = await playing.done;
    expect(result?.toolResult?.content).to.deep.equal([{json: {id: 'A-1'}}]);
  });

  it('runs the tool with the visitor’s arguments, and marks them', async () => {
    const {round: playing} = round({tools: [tool({approval: 'ask', run: (input) => input})]});
    playing.start();
    playing.approve('call-1', {input: {id: 'B-2'}});
    const [result] = await playing.done;
    expect(result?.toolResult?.content).to.deep.equal([{json: {id: 'B-2'}}]);
    expect(playing.calls[0]).to.deep.include({input: {id: 'B-2'}, isEdited: true, status: 'done'});
  });

  it('does not call arguments edited that are the same', async () => {
    const {round: playing} = round({tools: [tool({approval: 'ask'})]});
    playing.start();
    playing.approve('call-1', {input: {id: 'A-1'}});
    await playing.done;
    expect(playing.calls[0]).not.to.have.property('isEdited');
  });

  it('refuses arguments that do not fit, and keeps waiting', async () => {
    const {round: playing} = round({tools: [tool({approval: 'ask'})]});
    playing.start();
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    for (const input of [{id: 3}, {}, 'A-1', null, [], cyclic, () => 1]) {
      try {
        playing.approve('call-1', {input});
        expect.fail('It did not throw.');
      } catch (error) {
        expect(isChatError(error) && error.code).to.equal('validation');
        expect(isChatError(error) && error.hint).to.contain('find_order');
      }
      expect(playing.isWaiting).to.equal(true);
    }
    expect(playing.calls[0]).not.to.have.property('isEdited');
    playing.approve('call-1');
    expect(await playing.done).to.have.length(1);
  });

  it('may be given for the session: other calls of the tool need none, here and later', async () => {
    const tools = [tool({approval: 'ask'}), tool({name: 'other', approval: 'ask'})];
    const calls = ['a', 'b'].map((toolUseId) => call({toolUseId}));
    const {round: playing, remembered} = round({tools, calls: [...calls, call({toolUseId: 'c', name: 'other'})]});
    playing.start();
    playing.approve('a', {remember: true});
    await settled();
    expect(playing.calls.map(({status}) => status)).to.deep.equal(['done', 'done', 'waiting']);
    expect([...remembered]).to.deep.equal(['find_order']);
    const {round: later} = round({tools, remembered});
    later.start();
    await later.done;
    expect(later.calls[0]?.status).to.equal('done');
  });

  it('for the session reaches a call that the page was still deciding about', async () => {
    let decide: (asks: boolean) => void = () => undefined;
    const approval = (input: unknown) =>
      JSON.stringify(input) === '{"id":"A-1"}' || new Promise<boolean>((resolve) => (decide = resolve));
    const {round: playing} = round({
      calls: [call({toolUseId: 'a'}), call({toolUseId: 'b', input: {id: 'B-2'}})],
      tools: [tool({approval: approval as ToolApproval})],
    });
    playing.start();
    playing.approve('a', {remember: true});
    decide(true);
    expect(await playing.done).to.have.length(2);
  });

  it('runs a call once, whoever approves it again while it hears of the first', async () => {
    let runs = 0;
    const calls = ['a', 'b'].map((toolUseId) => call({toolUseId}));
    const {round: playing} = round({
      calls,
      tools: [tool({approval: 'ask', run: () => void runs++})],
      onChange() {
        const waiting = playing.calls.find(({status}) => status === 'waiting');
        if (playing.calls.some(({status}) => status === 'running') && waiting) playing.approve(waiting.toolUseId);
      },
    });
    playing.start();
    await settled();
    if (playing.isWaiting) playing.approve('a', {remember: true, input: {id: 'B-2'}});
    await playing.done;
    expect(runs).to.equal(2);
  });

  it('denied tells the model, with the reason where there is one', async () => {
    const denied = async (reason?: string) => {
      const {round: playing} = round({tools: [tool({approval: 'ask'})]});
      playing.start();
      playing.deny('call-1', reason);
      const [result] = await playing.done;
      return result?.toolResult?.content;
    };
    expect(await denied()).to.deep.equal([{text: 'The user did not allow this call.'}]);
    expect(await denied('  ')).to.deep.equal([{text: 'The user did not allow this call.'}]);
    expect(await denied('Later. ')).to.deep.equal([{text: 'The user did not allow this call. They said: Later.'}]);
    expect(await toldOf({calls: [call({name: 'x'})]})).to.contain('no tool x');
  });
});
