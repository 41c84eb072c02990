import {publicOnly, readableTypes} from './build/manifest/plugins.mjs';

/** How `cem analyze` finds our element. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/local-aws/**', 'src/aws/**', 'src/backends/**'],
  outdir: '.',
  litelement: true,
  plugins: [readableTypes(), publicOnly()],
};
