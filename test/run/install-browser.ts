import {runCommand} from './run-command.js';

/** What to say where no browser is found and none can be installed. */
export const browserAdvice =
  'No browser was found: install Chromium, Chrome or Edge (on Debian: apt install chromium).';

/** Installs Debian's Chromium where apt and the rights for it are at hand; says whether that succeeded. */
export async function installBrowser(): Promise<boolean> {
  const prefix = await findRights();
  if (!prefix) return false;
  console.log('No browser was found; installing Chromium with apt …');
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  const update = await runCommand([...prefix, 'apt-get', 'update', '-q'], env);
  const install = await runCommand(
    [...prefix, 'apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'],
    env,
  );
  if (install.status !== 0) console.log(`${update.output}${install.output}`);
  return install.status === 0;
}

async function findRights(): Promise<string[] | undefined> {
  const hasApt = (await runCommand(['apt-get', '--version'])).status === 0;
  if (!hasApt) return undefined;
  if (process.getuid?.() === 0) return [];
  const hasSudo = (await runCommand(['sudo', '-n', 'true'])).status === 0;
  return hasSudo ? ['sudo', '-n'] : undefined;
}
