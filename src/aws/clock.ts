/** The time as AWS has it. A visitor’s clock may be hours wrong, and signatures hold for five minutes. */
export interface Clock {
  /** Milliseconds since 1970, corrected by what was learned. */
  now(): number;
  /** How far the visitor’s clock is behind. */
  readonly offsetMs: number;
  /** Learns from a time that a server told just now. */
  learn(serverTime: number): void;
}

/** Dates of HTTP are whole seconds and travel for a while: a difference this small tells nothing. */
const toleranceMs = 30_000;

/** A clock that is right until it learns otherwise. */
export function createClock(visitorNow: () => number = () => Date.now()): Clock {
  let offsetMs = 0;
  return {
    now: () => visitorNow() + offsetMs,
    get offsetMs() {
      return offsetMs;
    },
    learn(serverTime) {
      const learned = serverTime - visitorNow();
      if (Math.abs(learned - offsetMs) > toleranceMs) offsetMs = Math.abs(learned) > toleranceMs ? learned : 0;
    },
  };
}

/** The one clock of this page: whatever one chat learns serves all. */
export const pageClock = createClock();

/**
 * A `fetch` by which `clock` learns from each answer’s `Date`. Cognito and STS show it to pages, and need no right clock
 * to answer; whether Bedrock does is not known.
 */
export function learnFromDates(fetch: typeof globalThis.fetch, clock: Clock): typeof globalThis.fetch {
  return async (resource, init) => {
    const response = await fetch(resource, init);
    const serverTime = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(serverTime)) clock.learn(serverTime);
    return response;
  };
}

/**
 * The server’s time in the sentence of a refusal, for pages that cannot read its `Date`: “Signature expired:
 * 20261121T000000Z is now earlier than 20261121T001500Z (20261121T002000Z - 5 min.)”.
 */
export function readServerTime(sentence: string): number | undefined {
  const [, date, time] = /\((\d{8})T(\d{6})Z [+-] \d+ min/.exec(sentence) ?? [];
  if (!date || !time) return undefined;
  const day = date.replace(/(....)(..)(..)/, '$1-$2-$3');
  return Date.parse(`${day}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`);
}
