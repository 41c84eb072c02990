/** Of a chunk and each that it needs: its hash, and what must have run before it. The build writes it at each call. */
type ChunkTable = Readonly<Record<string, readonly [integrity: string, ...needs: string[]]>>;

// The build makes it: the place where chunks leave their exports.
declare const OUTCROP_REGISTRY: Readonly<Record<string, unknown>>;

/**
 * Runs a chunk of the script-tag build, and first those that it needs, each only if it is what was built: the page's
 * one integrity attribute covers `outcrop.js`, and that file covers the rest.
 */
export function loadChunk(file: string, table: ChunkTable): Promise<unknown> {
  const known = loading.get(file);
  if (known) return known;
  const started = runChunk(file, table);
  loading.set(file, started);
  // What failed is asked for anew the next time.
  started.catch(() => loading.delete(file));
  return started;
}

const loading = new Map<string, Promise<unknown>>();
const attempts = new Map<string, number>();

async function runChunk(file: string, table: ChunkTable): Promise<unknown> {
  const row = table[file];
  if (!row) throw new Error(`No hash: ${file}`);
  const [integrity, ...needs] = row;
  const address = nextAddress(file);
  const preload = document.createElement('link');
  preload.rel = 'modulepreload';
  preload.href = address;
  await Promise.all([attach(preload, integrity), ...needs.map((each) => loadChunk(each, table))]);
  // A script element and not `import()`, which takes no hash: WebKit ignores the hash of a preload, and obeys this one.
  const script = document.createElement('script');
  script.type = 'module';
  script.src = trust(address);
  await attach(script, integrity);
  const exports = OUTCROP_REGISTRY[file];
  if (!exports) throw new Error(`${address} could not run.`);
  return exports;
}

/** A page remembers for good that a module failed, by its address: a further attempt needs another one. */
function nextAddress(file: string): string {
  const attempt = attempts.get(file) ?? 0;
  attempts.set(file, attempt + 1);
  return new URL(attempt === 0 ? file : `${file}?attempt=${attempt}`, import.meta.url).href;
}

async function attach(element: HTMLLinkElement | HTMLScriptElement, integrity: string): Promise<void> {
  element.integrity = integrity;
  element.crossOrigin = 'anonymous';
  // A page whose policy knows scripts by a nonce gave one to ours.
  element.nonce = Array.from(document.scripts).find((script) => script.src === import.meta.url)?.nonce ?? '';
  const address = element instanceof HTMLLinkElement ? element.href : element.src;
  try {
    await new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = reject;
      document.head.append(element);
    });
  } catch {
    // The browser gives no reason, only an event.
    throw new Error(`${address} could not be loaded, or was changed since it was built.`);
  } finally {
    element.remove();
  }
}

/** The Trusted Types policy that Lit's copy in this build makes; without Trusted Types there is none. */
interface ScriptPolicy {
  /** What it returns is taken where a string is. */
  createScriptURL(address: string): string;
}

function trust(address: string): string {
  const registered: Record<symbol, ScriptPolicy | undefined> = globalThis;
  return registered[Symbol.for('outcrop.policy')]?.createScriptURL(address) ?? address;
}
