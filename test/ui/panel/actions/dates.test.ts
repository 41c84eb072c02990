import {expect} from '@open-wc/testing';
import {render} from 'lit';
import {renderDay, renderTime} from '../../../../src/ui/panel/actions/dates.js';
import {describeUsage} from '../../../../src/ui/panel/actions/usage.js';
import type {Message} from '../../../../src/element.js';
import {englishRich} from '../../../../src/ui/strings-rich.js';

const now = new Date(2026, 10, 20, 9).getTime();

function draw(template: unknown): string {
  const box = document.createElement('div');
  render(template, box);
  return box.textContent?.trim() ?? '';
}

describe('the day of a message', () => {
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

  it('is said where it changes, and above what was not said today', () => {
    const day = (createdAt: number, previous?: number) => draw(renderDay(createdAt, {previous, lang: 'en', now}));
    expect(day(at(20, 1))).to.equal('');
    expect(day(at(19, 23))).to.equal('Yesterday');
    expect(day(at(20, 1), at(19, 23))).to.equal('Today');
    expect(day(at(20, 8), at(20, 1))).to.equal('');
    expect(day(at(3, 8))).to.equal('Tuesday, November 3, 2026');
  });

  it('is said in the language of the other words', () => {
    expect(draw(renderDay(at(19, 23), {previous: undefined, lang: 'de', now}))).to.equal('Gestern');
    expect(draw(renderTime(at(19, 23), 'de'))).to.equal('23:00');
  });

  it('is said alike however often, and in however many languages by turns', () => {
    const said = ['en', 'de', 'en', 'de'].map((lang) =>
      [9, 3].map((day) => draw(renderDay(at(day, 8), {previous: undefined, lang, now}))).join(' / '),
    );
    const [english, german] = [
      'Monday, November 9, 2026 / Tuesday, November 3, 2026',
      'Montag, 9. November 2026 / Dienstag, 3. November 2026',
    ];
    expect(said).to.deep.equal([english, german, english, german]);
    expect(draw(renderTime(at(9, 8), 'en'))).to.match(/^8:00\sAM$/u);
    expect(draw(renderTime(at(9, 20), 'de'))).to.equal('20:00');
  });
});

describe('what an answer took', () => {
  const usage = {inputTokens: 1000, outputTokens: 2000, totalTokens: 3000};
  const message = {usage, modelId: 'us.amazon.nova-lite-v1:0'} as Message;
  const prices = {'us.amazon.nova-lite-v1:0': {input: 1, output: 2}};
  const strings = {...englishRich, lang: 'en'};

  it('is the sum of all messages, with its cost', () => {
    expect(describeUsage([message, message], prices, strings)).to.equal(
      '2,000 tokens read, 4,000 written · costs 0.01',
    );
  });

  it('has no cost where one of the prices is unknown, and no words where the model told nothing', () => {
    const other = {...message, modelId: 'another.model'};
    expect(describeUsage([message, other], prices, strings)).to.equal('2,000 tokens read, 4,000 written');
    expect(describeUsage([{...message, usage: undefined} as unknown as Message], prices, strings)).to.equal(undefined);
  });
});
