/** A text that names a version of this package, with another one in its place. */
export function replaceVersion(text: string, before: string, after: string): string {
  const version = before.replaceAll('.', '\\.');
  const mentions = [
    // In addresses, tarballs, the dependencies of the demo apps, and their locks.
    `(?<=\\boutcrop@)${version}(?![\\d.-]*\\d)`,
    `(?<=\\boutcrop-)${version}(?=\\.tgz)`,
    `(?<="outcrop": ")${version}(?=")`,
    `(?<="node_modules/outcrop": \\{\\s+"version": ")${version}(?=")`,
    // In the manifest and the lock of the package itself.
    `(?<="name": "outcrop",\\s+"version": ")${version}(?=")`,
  ];
  return text.replaceAll(new RegExp(mentions.join('|'), 'g'), after);
}
