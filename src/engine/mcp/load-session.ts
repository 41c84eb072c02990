let loading: Promise<typeof import('./session.js')> | undefined;

/**
 * Loads the SDK. It describes its messages with Zod, which tries whether it may generate code; a strict
 * Content-Security-Policy reports each try as a violation. So Zod is told not to try while the SDK loads.
 */
export function loadSession(): Promise<typeof import('./session.js')> {
  loading ??= withoutGeneratedCode(() => import('./session.js')).catch((cause: unknown) => {
    // A chunk that did not come may come the next time.
    loading = undefined;
    throw cause;
  });
  return loading;
}

const zodSettings = '__zod_globalConfig';

/** Zod's settings lie where every copy of Zod on the page reads them, so the page gets its own back. */
async function withoutGeneratedCode<Result>(load: () => Promise<Result>): Promise<Result> {
  const settings: unknown = Reflect.get(globalThis, zodSettings) ?? {};
  if (typeof settings !== 'object' || settings === null) return load();
  Reflect.set(globalThis, zodSettings, settings);
  const before: unknown = Reflect.get(settings, 'jitless');
  Reflect.set(settings, 'jitless', true);
  try {
    return await load();
  } finally {
    Reflect.set(settings, 'jitless', before);
  }
}
