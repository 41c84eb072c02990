import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {formatTable, judge, type Row} from './table.js';
import {insertResults} from './write-results.js';

const row = (ours: number, peer: number, more: Partial<Row> = {}): Row => ({
  title: 'work',
  unit: 'ms',
  cells: {ours: {value: ours}, 'deep-chat': {value: peer}, naive: {value: 1000}},
  ...more,
});

describe('the table of a benchmark', () => {
  it('says who is ahead, and by how much where it is not ours', () => {
    assert.equal(judge(row(20, 30)), 'Outcrop');
    assert.equal(judge(row(30, 20)), '**deep-chat**; ours × 1.5');
    for (const [ours, peer] of [
      [20.1, 20.2],
      [104, 100],
      [100, 104],
    ] as const) {
      assert.equal(judge(row(ours, peer)), 'even');
    }
    assert.equal(judge(row(106, 100)), '**deep-chat**; ours × 1.1');
  });

  it('knows what is better when there is more of it', () => {
    const frames = {unit: 'frames', isMoreBetter: true, cells: {ours: {value: 60}, naive: {value: 30}}} as const;
    assert.equal(judge(row(0, 0, frames)), 'Outcrop');
    assert.equal(
      judge(row(0, 0, {...frames, cells: {ours: {value: 30}, naive: {value: 60}}})),
      '**marked + DOMPurify**; ours × 2.0',
    );
  });

  it('says when a goal is missed, whoever is ahead', () => {
    assert.equal(judge(row(16, 30, {goal: 15})), 'Outcrop, goal missed');
    assert.equal(judge(row(15, 30, {goal: 15})), 'Outcrop');
  });

  it('puts whoever gave up last, with what was told of them', () => {
    const gaveUp = {value: Number.POSITIVE_INFINITY, text: '9 % after 15 s'};
    const [, , line] = formatTable([row(20, 0, {cells: {ours: {value: 20}, 'deep-chat': gaveUp}})]).split('\n');
    assert.equal(line, '| work | 20 ms | 9 % after 15 s | – | – | Outcrop |');
  });

  it('compares nobody with nobody', () => {
    assert.equal(judge(row(1, 1, {cells: {ours: {value: 1}}})), '–');
  });
});

describe('the place of the results', () => {
  const page = (results: string) =>
    `a\n<!-- what \`npm run bench -- --write\` writes -->\n\n${results}\n\n<!-- until here -->\nb`;

  it('is between the marks, which stay', () => {
    assert.equal(insertResults(page('old'), 'new'), page('new'));
    assert.equal(insertResults(insertResults(page(''), 'one'), 'two'), page('two'));
  });

  it('has to be there', () => assert.throws(() => insertResults('a', 'new'), /no place/));
});
