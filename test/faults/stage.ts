import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {serveLocalAws, type LocalAwsServer} from '../../demo/server/serve-local-aws.js';
import {inEngines, type PageTest} from '../e2e/driver/in-engines.js';
import {poolId, roleArn, strictPolicy} from '../e2e/open-page.js';
import {countArrivals} from './calls.js';
import {checkArrivals, checkNext, checkOutcome, countFetches, usualRequests} from './check-outcome.js';
import {play, preparePage, type Outcome, type PageSettings, type Scene} from './in-page.js';
import {deadAddress, deltas, forbiddenAddress, type FaultRow} from './row.js';
import {RunningRow, toldPath} from './running-row.js';

type Attributes = Readonly<Record<string, string | null>>;

/** Plays rows one after the other on one page, a test in each engine. */
export function playRows(title: string, rows: readonly FaultRow[], options: {readonly resets?: boolean} = {}): void {
  inEngines(title, async (test) => {
    const stage = await openStage(test, options);
    for (const row of rows) await test.context.test(`${row.name} [${test.engine}]`, () => stage.play(row));
    assert.deepEqual(await test.page.readProblems(), [], 'what the page said after the last row');
  });
}

async function openStage(test: PageTest, options: {readonly resets?: boolean}): Promise<Stage> {
  let running: RunningRow | undefined;
  const aws = await serveLocalAws({
    pace: {firstMs: 0, deltaMs: 0},
    script: () => deltas,
    faults: (request) => running?.findFaults(request) ?? {},
    now: () => Date.now() + (running?.clockAheadMs ?? 0),
    ...options,
  });
  test.cleanUp(aws.close);
  const stage = new Stage(test, aws, {dead: await findDeadAddress(), run: (row) => (running = row)});
  await stage.open();
  return stage;
}

/** A page with a chat, and the stand-in behind it. */
class Stage {
  readonly #test: PageTest;
  readonly #aws: LocalAwsServer;
  readonly #dead: string;
  readonly #run: (row: RunningRow | undefined) => void;
  #pools = 0;

  constructor(
    test: PageTest,
    aws: LocalAwsServer,
    options: {readonly dead: string; readonly run: (row: RunningRow | undefined) => void},
  ) {
    this.#test = test;
    this.#aws = aws;
    this.#dead = options.dead;
    this.#run = options.run;
  }

  /** Loads the page, and sees that it answers. */
  async open(): Promise<void> {
    const {page, site} = this.#test;
    const address = site.addPage({
      csp: strictPolicy(`${this.#aws.url} ${this.#dead}`),
      head: '<script type="module" src="/dist/outcrop.js"></script>',
      // What one row has said is not to come back in another.
      body: '<outcrop-chat history="off"></outcrop-chat>',
    });
    await page.goto(address);
    // Before the chat is opened, which takes along what the page offers then.
    await page.evaluate(preparePage);
    await page.part('launcher').click();
    const settings = this.#fill(this.#usualAttributes(poolId));
    checkNext(await this.#ask({settings, question: 'Are you there?', isFirst: true}), []);
  }

  /** Plays a row: the question that something is wrong with, and the next one. */
  async play(row: FaultRow): Promise<void> {
    const {expected, visitor, page, shows = null} = row;
    const attributes = this.#usualAttributes(row.isCold ? this.#createPool() : poolId);
    const before = this.#aws.requests.length;
    this.#run(new RunningRow(row));
    const outcome = await this.#ask({
      settings: this.#fill(attributes, {...visitor, ...page}),
      question: 'Hello?',
      isFirst: true,
      shows,
      expectsNotice: expected.code !== undefined,
      expectedReports: expected.violations ?? 0,
    });
    this.#run(undefined);
    // Asked whatever became of the first question, so that a row that is wrong leaves nothing behind for the next.
    const settings = this.#fill(attributes, visitor);
    const next = await this.#ask({settings, question: 'And now?', isFirst: false});

    checkOutcome(outcome, expected);
    assert.deepEqual(countFetches(outcome), expected.requests, 'what the page asked for');
    checkArrivals(countArrivals(this.#aws.requests.slice(before)), expected);
    checkNext(next, outcome.texts);
    assert.deepEqual(countFetches(next), expected.nextRequests ?? usualRequests, 'what the next question asked for');
  }

  #fill(usual: Attributes, settings: PageSettings = {}): PageSettings {
    const own = Object.entries(settings.attributes ?? {}).map(([name, value]) => [name, this.#resolve(value)] as const);
    return {...settings, attributes: {...usual, ...Object.fromEntries(own)}};
  }

  #resolve(value: string | null): string | null {
    if (value === deadAddress) return this.#dead;
    return value === forbiddenAddress ? this.#aws.url.replace('127.0.0.1', 'localhost') : value;
  }

  #usualAttributes(pool: string): Attributes {
    const {url} = this.#aws;
    const endpoints = {'bedrock-endpoint': url, 'cognito-endpoint': url, 'sts-endpoint': url};
    const model = {region: 'us-east-1', 'model-id': 'us.amazon.nova-lite-v1:0', 'fallback-model-id': null};
    return {...model, ...endpoints, 'identity-pool-id': pool, 'guest-role-arn': roleArn};
  }

  /** A pool that nobody has asked yet. */
  #createPool(): string {
    this.#pools += 1;
    return poolId.slice(0, -4) + String(this.#pools).padStart(4, '0');
  }

  #ask(scene: Pick<Scene, 'settings' | 'question' | 'isFirst'> & Partial<Scene>): Promise<Outcome> {
    const whenAllIsWell = {shows: null, expectsNotice: false, expectedReports: 0};
    return this.#test.page.evaluate(play, {...whenAllIsWell, ...scene, toldAt: `${this.#aws.url}${toldPath}`});
  }
}

/** An address where a server was, and nobody listens any more. */
async function findDeadAddress(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
