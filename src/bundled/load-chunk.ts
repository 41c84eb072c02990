/** What the build knows of a chunk: its hash, and the chunks that it imports. */
type ChunkTable = Readonly<Record<string, readonly [integrity: string, ...imports: string[]]>>;

// The build puts the table here once every chunk is final.
declare const OUTCROP_CHUNKS: ChunkTable;

/**
 * Imports a chunk of the script-tag build only after it, and all that it imports, were found to be what was built:
 * the page's one integrity attribute covers `outcrop.js`, and that file covers the rest.
 */
export async function loadChunk<T>(file: string, importChunk: () => Promise<T>): Promise<T> {
  await Promise.all(withImports(file).map(preload));
  return importChunk();
}

function withImports(file: string, found: string[] = []): readonly string[] {
  if (found.includes(file)) return found;
  found.push(file);
  const [, ...imports] = OUTCROP_CHUNKS[file] ?? [''];
  for (const each of imports) withImports(each, found);
  return found;
}

const preloaded = new Map<string, Promise<void>>();

function preload(file: string): Promise<void> {
  const known = preloaded.get(file);
  if (known) return known;
  const loading = requestChunk(file);
  preloaded.set(file, loading);
  // What failed is asked for anew the next time.
  loading.catch(() => preloaded.delete(file));
  return loading;
}

function requestChunk(file: string): Promise<void> {
  const [integrity = ''] = OUTCROP_CHUNKS[file] ?? [];
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = integrity;
  link.href = new URL(file, import.meta.url).href;
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      reject(new Error(`${link.href} could not be loaded, or is not the file that was built with this outcrop.js.`));
    };
    document.head.append(link);
  });
}
