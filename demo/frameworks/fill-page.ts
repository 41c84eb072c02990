import {fillPage} from '../server/fill-settings.js';
import type {DemoSettings} from '../server/settings.js';

/** What stands in a page in place of its examples. */
export interface PageFill {
  readonly settings: DemoSettings;
  /** Where the files of Outcrop are, in place of `https://cdn.example/outcrop@0.1.0/dist`. */
  readonly files?: string;
  /** The hashes of those files, by name. */
  readonly integrity?: Readonly<Record<string, string>>;
  /** What else goes to the beginning of the head. */
  readonly head?: string;
}

const cdn = /https:\/\/cdn\.example(\/outcrop@[\d.]+\/dist)?/g;
const hash = /(?<=\/(?<file>[\w./-]+)"\s+integrity=")sha384-…/g;
const awsHosts = /https:\/\/bedrock-runtime[^;"]*/g;

/** The page as it would be on its own site: everything that its author has written stays, only addresses change. */
export function fillAppPage(page: string, {settings, files = '', integrity = {}, head = ''}: PageFill): string {
  return fillPage(page, settings)
    .replaceAll(hash, (_match, ...rest) => integrity[findFile(rest)] ?? '')
    .replaceAll(cdn, (_match, path?: string) => (path ? files : new URL(files).origin))
    .replaceAll(awsHosts, settings.bedrockEndpoint ?? '')
    .replace('<head>', `<head>${head}`);
}

function findFile(rest: readonly unknown[]): string {
  const {file = ''} = Object(rest.at(-1));
  return String(file).replace(/^.*\/dist\//, '');
}
