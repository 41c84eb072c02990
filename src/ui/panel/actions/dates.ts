import {html, nothing, type TemplateResult} from 'lit/html.js';

const dayMs = 86_400_000;

/** When something was said. */
export function renderTime(createdAt: number, lang: string): TemplateResult {
  const date = new Date(createdAt);
  const time = format(date, lang, {timeStyle: 'short'});
  const whole = format(date, lang, {dateStyle: 'long', timeStyle: 'short'});
  return html`<time part="time" class="time" datetime=${date.toISOString()} title=${whole}>${time}</time>`;
}

/** What a day line needs besides its moment. */
export interface DayOptions {
  /** When the message before was said. */
  readonly previous: number | undefined;
  readonly lang: string;
  readonly now?: number;
}

/** A line that says which day it is: where the day changes, and above what was not said today. */
export function renderDay(
  createdAt: number,
  {previous, lang, now = Date.now()}: DayOptions,
): TemplateResult | typeof nothing {
  const before = previous === undefined ? startOfDay(now) : startOfDay(previous);
  const day = startOfDay(createdAt);
  if (day === before) return nothing;
  // A day may have 23 hours, or 25.
  const daysAgo = Math.round((startOfDay(now) - day) / dayMs);
  return html`<div part="day" class="day" role="separator" lang=${lang}>
    <span>${nameDay(createdAt, daysAgo, lang)}</span>
  </div>`;
}

function nameDay(at: number, daysAgo: number, lang: string): string {
  if (daysAgo !== 0 && daysAgo !== 1) return format(new Date(at), lang, {dateStyle: 'full'});
  const name = new Intl.RelativeTimeFormat(lang, {numeric: 'auto'}).format(-daysAgo, 'day');
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The formats that were asked for, by language and options: to make one takes as long as to draw a message. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(date: Date, lang: string, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([lang, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(lang, options);
  formats.set(key, known);
  return known.format(date);
}
