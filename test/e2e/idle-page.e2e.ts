import assert from 'node:assert/strict';
import {idleGoals} from '../bench/goals.js';
import {inEngines} from './driver/in-engines.js';
import type {Page} from './driver/page.js';
import {poolId, roleArn} from './open-page.js';

/** What the browser reports of a page that nobody touches; which kinds there are depends on the engine. */
interface Reports {
  readonly requests: string[];
  readonly shifts: number[];
  readonly longTasks: number[];
}

declare global {
  var idleReports: Pick<Reports, 'shifts' | 'longTasks'>;
}

// Its first script, so that it misses nothing.
const observe = `<script>
globalThis.idleReports = {shifts: [], longTasks: []};
const observe = (type, take) => {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({type});
};
observe('layout-shift', ({value}) => idleReports.shifts.push(value));
observe('longtask', ({duration}) => idleReports.longTasks.push(duration));
</script>`;
const attributes = `identity-pool-id="${poolId}" guest-role-arn="${roleArn}" model-id="amazon.nova-lite-v1:0"`;
const page = (script: string) => ({
  head: `${observe}${script}`,
  body: `<h1>A shop</h1>${'<p>Words about stones.</p>'.repeat(50)}<outcrop-chat ${attributes}></outcrop-chat>`,
});

/** Opens a page and leaves it alone for as long as what was loaded unasked would take to be on its way. */
async function leaveAlone(test: Page, address: string): Promise<Reports> {
  await test.goto(address);
  await test.part('launcher').waitUntilThere();
  return test.evaluate(async () => {
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    const names = performance.getEntriesByType('resource').map(({name}) => name.replace(location.origin, ''));
    return {...globalThis.idleReports, requests: names.filter((name) => !/^\/(probe\.js|favicon\.ico)$/.test(name))};
  });
}

inEngines(
  'a page whose chat is never opened asks for one file, does not move and keeps nobody waiting',
  async (test) => {
    const address = test.site.addPage(page('<script type="module" src="/dist/outcrop.js"></script>'));
    await test.page.slowDown?.(4);
    const tasks: number[] = [];
    // The best of twenty: a task that had to wait for a busy machine says nothing of the chat.
    while (tasks.length < 20 && !tasks.some((count) => count <= idleGoals.longTasks)) {
      const {requests, shifts, longTasks} = await leaveAlone(test.page, address);
      assert.deepEqual(requests, ['/dist/outcrop.js']);
      assert.ok(shifts.reduce((sum, shift) => sum + shift, 0) <= idleGoals.shift, `shifts: ${shifts.join()}`);
      tasks.push(longTasks.length);
    }
    await test.page.slowDown?.(1);
    assert.ok(Math.min(...tasks) <= idleGoals.longTasks, `long tasks in each visit: ${tasks.join()}`);
  },
);

inEngines('what a page does that moves, or keeps somebody waiting, is reported', async (test) => {
  const script = `<script type="module">
    const end = performance.now() + 120;
    while (performance.now() < end);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      document.body.prepend(Object.assign(document.createElement('div'), {textContent: 'Shift', style: 'height: 200px'}));
    }));
    await import('/dist/outcrop.js');
  </script>`;
  const {requests, shifts, longTasks} = await leaveAlone(test.page, test.site.addPage(page(script)));
  assert.deepEqual(requests, ['/dist/outcrop.js']);
  if (test.engine === 'chromium') {
    // It tells of long tasks when it has the time.
    await test.page.waitFor(
      () => globalThis.idleReports.shifts.length > 0 && globalThis.idleReports.longTasks.length > 0,
      'reports of a shift and of a long task',
    );
  } else {
    // The others report of neither.
    assert.deepEqual([shifts, longTasks], [[], []]);
  }
});
