import {fillPage} from '../server/fill-settings.js';
import type {DemoSettings} from '../server/settings.js';

/** A copy of Outcrop’s files. */
export interface Copy {
  /** Where its `dist` is. */
  readonly url: string;
  /** The hash of each file that a tag may name. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** What stands in a page in place of its examples. */
export interface PageFill {
  readonly settings: DemoSettings;
  /** The copy that is meant by each host, such as `cdn.example`. */
  readonly copies?: Readonly<Record<string, Copy>>;
  /** What else goes to the beginning of the head. */
  readonly head?: string;
}

/** The page as it would be on its own site: everything that its author has written stays, only addresses change. */
export function fillAppPage(page: string, {settings, copies = {}, head = ''}: PageFill): string {
  const filled = fillPage(page, settings)
    .replaceAll(/https:\/\/bedrock-runtime[^;"]*/g, settings.bedrockEndpoint ?? '')
    .replace('<head>', `<head>${head}`);
  return Object.entries(copies).reduce((text, [host, copy]) => pointTo(copy, host, text), filled);
}

function pointTo({url, integrity}: Copy, host: string, page: string): string {
  const tag = new RegExp(`https://${host}/outcrop@[\\d.]+/dist/([\\w.-]+)"(\\s+integrity=")sha384-…`, 'g');
  return page
    .replaceAll(tag, (_tag, file: string, between: string) => `${url}/${file}"${between}${integrity[file]}`)
    .replaceAll(`https://${host}`, new URL(url).origin);
}
