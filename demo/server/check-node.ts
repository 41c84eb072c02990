/** What is wrong with this version of Node, if anything: Vite and the tools need 20.19, or 22.12 and later. */
export function checkNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isEnough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  return isEnough ? undefined : `This needs Node 20.19, or 22.12 and later; here is ${version}.`;
}
