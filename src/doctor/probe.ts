import type {Page} from './options.js';

/**
 * Whether a page gets through to an address. `silent`: something answers, but not so that this page may read it. What
 * `forbidden` means, the page’s own Content Security Policy says.
 */
export type Reach = 'readable' | 'silent' | 'forbidden' | 'insecure' | 'unreachable';

/** What is asked, and from where. */
export interface Probe {
  readonly address: string;
  /** Something that the service refuses, in a form that needs no preflight and leads to no other address. */
  readonly body: URLSearchParams | string;
  readonly fetch: typeof fetch;
  readonly page: Page | undefined;
}

/** How long a violation may take to be told after the request that it stopped. */
const settleMs = 100;

/** Tries whether a page gets through to an address. Never throws. */
export async function reach({address, body, fetch, page}: Probe): Promise<Reach> {
  if (isMixedContent(address, page)) return 'insecure';
  const watch = watchViolations(page, new URL(address).origin);
  const answers = (mode: RequestMode) => getsAnswer(() => fetch(address, {method: 'POST', mode, body}));
  try {
    if (await answers('cors')) return 'readable';
    if (await watch.hasSeenOne()) return 'forbidden';
    return (await answers('no-cors')) ? 'silent' : 'unreachable';
  } finally {
    watch.end();
  }
}

async function getsAnswer(ask: () => Promise<Response>): Promise<boolean> {
  try {
    const response = await ask();
    // Only that it answers is of interest; a body that breaks is none of our business.
    response.body?.cancel().catch(() => undefined);
    return true;
  } catch {
    // The browser tells no reason: finding it out is what all this is for.
    return false;
  }
}

/** Only the event tells that a policy stopped a request: to the page it failed like any other. */
function watchViolations(page: Page | undefined, origin: string) {
  let hasSeen = false;
  let tell: () => void = () => undefined;
  const onViolation = (event: Event): void => {
    if (!('blockedURI' in event) || !String(event.blockedURI).startsWith(origin)) return;
    hasSeen = true;
    tell();
  };
  page?.addEventListener('securitypolicyviolation', onViolation);
  return {
    async hasSeenOne(): Promise<boolean> {
      if (!page || hasSeen) return hasSeen;
      await new Promise<void>((resolve) => {
        tell = resolve;
        setTimeout(resolve, settleMs);
      });
      return hasSeen;
    },
    end(): void {
      page?.removeEventListener('securitypolicyviolation', onViolation);
    },
  };
}

/** A page that came by https may ask nothing by http, except this machine itself. */
function isMixedContent(address: string, page: Page | undefined): boolean {
  const {protocol, hostname} = new URL(address);
  const isLocal = /^(localhost|127(\.\d+){3}|\[::1\]|.*\.localhost)$/.test(hostname);
  return page?.location?.protocol === 'https:' && protocol === 'http:' && !isLocal;
}
