import {createRequire} from 'node:module';
import {join} from 'node:path';
import type {Plugin} from 'esbuild';

const packages = /^react(-dom)?(\/|$)/;

/** React is CommonJS, whose exports a browser cannot import by name until they are named: this names them. */
export function namedExports(rootPath: string): Plugin {
  const require = createRequire(join(rootPath, 'package.json'));
  return {
    name: 'named-exports',
    setup(build) {
      build.onResolve({filter: packages}, ({path, kind}) =>
        kind === 'entry-point' ? {path, namespace: 'named-exports'} : undefined,
      );
      build.onLoad({filter: packages, namespace: 'named-exports'}, ({path}) => {
        const names = Object.keys(require(path)).filter((name) => name !== 'default');
        return {contents: `export {${names.join()}} from ${JSON.stringify(path)};`, resolveDir: rootPath};
      });
    },
  };
}
