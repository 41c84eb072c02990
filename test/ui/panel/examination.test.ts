import {expect} from '@open-wc/testing';
import {render} from 'lit';

import {ChatError} from '../../../src/model/index.js';
import type {ChatErrorCode} from '../../../src/model/index.js';
import type {Verdict} from '../../../src/open-chat.js';
import {Examination} from '../../../src/ui/panel/examination.js';
import {until} from '../harness.js';

const denied = new ChatError('access-denied', {message: 'No.'});

/** What stands below the notice of an error, and how often somebody looked for its cause. */
function show(verdicts: () => Promise<readonly Verdict[]>, hostname = 'localhost') {
  const place = document.createElement('div');
  const counts = {examined: 0, drawn: 0};
  const examination = new Examination({
    hostname,
    examine: () => {
      counts.examined += 1;
      return verdicts();
    },
    onChange: () => draw(denied),
  });
  const draw = (error: ChatError): void => {
    counts.drawn += 1;
    render(examination.render(error), place);
  };
  draw(denied);
  return {
    place,
    counts,
    draw,
    click: () => place.querySelector('button')?.click(),
    text: () => place.textContent ?? '',
  };
}

describe('what stands below a notice on a developer’s own machine', () => {
  const verdicts: readonly Verdict[] = [
    {step: 'role', status: 'failed', says: 'The role does not trust the pool.', fix: 'Add it to the trust policy.'},
    {step: 'clock', status: 'warning', says: 'The clock is five minutes late.'},
    {step: 'pool', status: 'ok', says: 'There is such a pool.'},
    {step: 'model', status: 'skipped', says: 'Not to be told.'},
  ];

  it('finds the cause when asked to, and says how to mend it', async () => {
    const {click, text, counts} = show(() => Promise.resolve(verdicts));
    expect(counts.examined).to.equal(0);
    click();
    expect(text()).to.contain('Looking');
    await until(() => text().includes('trust policy'));
    expect(text()).to.contain('role').and.to.contain('does not trust').and.to.contain('five minutes');
    expect(text()).not.to.contain('such a pool').and.not.to.contain('Not to be told');
    expect(counts.examined).to.equal(1);
  });

  it('says so when nothing is wrong any more, or when nobody could look', async () => {
    const well = show(() => Promise.resolve(verdicts.slice(2)));
    well.click();
    await until(() => well.text().includes('Try again'));
    const broken = show(() => Promise.reject(new Error('The doctor could not be loaded.')));
    broken.click();
    await until(() => broken.text().includes('could not be loaded'));
  });

  it('forgets what was found with the error that it was about', async () => {
    let finish: (found: readonly Verdict[]) => void = () => undefined;
    const {place, click, text, draw} = show(() => new Promise((resolve) => (finish = resolve)));
    click();
    const next = new ChatError('access-denied', {message: 'No, again.'});
    draw(next);
    expect(place.querySelector('button')).not.to.equal(null);
    draw(denied);
    finish(verdicts);
    await until(() => text().includes('trust policy'));
    draw(next);
    expect(text()).not.to.contain('trust policy');
  });

  it('is nothing for visitors, nor where the set-up is not to blame', () => {
    for (const host of ['shop.example', 'localhost.example', '127.0.0.1.example', 'example.localhost.com']) {
      expect(show(() => Promise.resolve(verdicts), host).place.childElementCount, host).to.equal(0);
    }
    for (const host of ['localhost', 'shop.localhost', '127.0.0.1', '[::1]']) {
      expect(show(() => Promise.resolve(verdicts), host).place.childElementCount, host).to.equal(1);
    }
    const {place, draw} = show(() => Promise.resolve(verdicts));
    const codes: readonly ChatErrorCode[] = ['throttled', 'interrupted', 'aborted', 'offline', 'guardrail', 'config'];
    for (const code of codes) {
      draw(new ChatError(code, {message: 'No.'}));
      expect(place.childElementCount, code).to.equal(0);
    }
  });
});
