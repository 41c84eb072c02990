import {build} from 'esbuild';

/** Bundles what is to run in a page into one script. */
export async function buildForPage(entry: URL): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [entry.pathname],
    bundle: true,
    format: 'iife',
    minify: true,
    target: 'es2022',
    write: false,
    define: {'process.env.NODE_ENV': '"production"'},
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
