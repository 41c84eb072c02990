import {tsImport} from 'tsx/esm/api';

const {goals} = await tsImport('./test/goals.ts', import.meta.url);

/** The built files against their goals; the page tests hold the same goals against what browsers fetch. */
const pieces = [
  {name: 'launcher', path: 'dist/outcrop.js', goal: goals.launcher},
  {name: 'loader', path: 'dist/loader.js', goal: goals.loader},
  {name: 'panel', path: ['dist/outcrop-panel-*.js', 'dist/outcrop-settings-*.js'], goal: goals.panel},
  {name: 'markdown', path: 'dist/outcrop-markdown-*.js', goal: goals.markdown},
  {name: 'AWS, guests', path: ['dist/outcrop-aws-*.js', 'dist/outcrop-guest-*.js'], goal: goals.aws},
  {
    name: 'first answer, guests',
    path: [
      'dist/outcrop.js',
      'dist/outcrop-panel-*.js',
      'dist/outcrop-settings-*.js',
      'dist/outcrop-aws-*.js',
      'dist/outcrop-guest-*.js',
      'dist/outcrop-markdown-*.js',
    ],
    goal: goals.firstAnswer,
  },
];

export default pieces.map(({name, path, goal}) => ({name, path, gzip: true, limit: `${goal} B`}));
