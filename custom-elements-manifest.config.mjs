import {publicOnly, readableTypes} from './build/manifest/plugins.mjs';

/** How `cem analyze` finds our element. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/local-aws/**', 'src/aws/**', 'src/backends/**'],
  outdir: '.',
  // A release looks at the manifest elsewhere, and the package does not move.
  packagejson: false,
  litelement: true,
  plugins: [readableTypes(), publicOnly()],
};
