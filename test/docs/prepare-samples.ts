import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {poolId, roleArn} from '../e2e/open-page.js';
import {listGuides, readSamples, type Sample} from './read-docs.js';

/** Every sample of every guide. */
export function listSamples(): readonly Sample[] {
  return [...listGuides(), 'llms.txt'].flatMap((file) => readSamples(file));
}

/** Puts something that works in the place of what only a reader can fill in. */
export function fillIn(code: string): string {
  return code
    .replaceAll(/arn:aws:iam::…[^'"\s]*/g, roleArn)
    .replaceAll('us-east-1:…', poolId)
    .replaceAll('us-east-1_…', 'us-east-1_AbCdEf123');
}

/** Writes samples as modules into a folder of their own, and returns each with its path. */
export function writeSamples(
  folder: string,
  samples: readonly Sample[],
): readonly {readonly sample: Sample; readonly path: string}[] {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  return samples.map((sample) => {
    const {file, line, language, code} = sample;
    const path = `${folder}/${file.replaceAll(/\W+/g, '-')}-${line}.${language}`;
    writeFileSync(path, `${fillIn(code)}\nexport {};\n`);
    return {sample, path};
  });
}
