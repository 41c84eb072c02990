/** Fields that hold a method of the chat are methods to whoever reads the manifest. */
const methodsOfChat = {
  name: 'methods-of-chat',
  packageLinkPhase({customElementsManifest}) {
    const declarations = customElementsManifest.modules.flatMap((module) => module.declarations ?? []);
    for (const member of declarations.flatMap(({members = []}) => members)) {
      if (/^Chat\['\w+'\]$/.test(member.type?.text ?? '')) member.kind = 'method';
    }
  },
};

/** How `cem analyze` finds our elements. */
export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/local-aws/**', 'src/aws/**', 'src/backends/**'],
  outdir: '.',
  litelement: true,
  plugins: [methodsOfChat],
};
