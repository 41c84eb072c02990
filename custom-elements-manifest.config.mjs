/** How `cem analyze` finds our elements. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/local-aws/**', 'src/aws/**', 'src/backends/**'],
  outdir: '.',
  litelement: true,
};
