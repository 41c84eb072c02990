import {expect} from '@open-wc/testing';
import {languageTags, loadLocale, type Locale} from '../../src/locales/index.js';
import {englishRich} from '../../src/ui/strings-rich.js';
import {english} from '../../src/ui/strings.js';

const all: Locale = {...englishRich, ...english};

/** Words that are the same in another language. */
const same = new Set(['fr.pages0', 'fr.pages1']);

/** Every text with a name; functions are called with numbers and names that must be in what they return. */
function collect(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const results = [
      [1, 2],
      [3, 3],
    ].map((given) => String(Reflect.apply(value, undefined, given)));
    return results.map((text, index) => [`${path}${index}`, text] as const);
  }
  return Object.entries(Object(value)).flatMap(([name, each]) => collect(each, path ? `${path}.${name}` : name));
}

describe('the languages', () => {
  it('are found by any tag of theirs, and nothing else is', async () => {
    expect((await loadLocale('de-CH'))?.lang).to.equal('de');
    expect((await loadLocale('ZH-Hans-CN'))?.lang).to.equal('zh');
    expect(await loadLocale('tlh')).to.equal(undefined);
    expect(await loadLocale('constructor')).to.equal(undefined);
  });

  for (const tag of languageTags) {
    it(`have every text in ${tag}, and none in English`, async () => {
      const locale = await loadLocale(tag);
      const texts = new Map(collect(locale, ''));
      const left: string[] = [];
      for (const [path, text] of collect(all, '')) {
        const own = texts.get(path);
        if (own === undefined || own.trim() === '') throw new Error(`${tag} has no ${path}.`);
        if (own === text && !same.has(`${tag}.${path}`)) left.push(`${tag}.${path}: ${text}`);
      }
      expect(left).to.deep.equal([]);
      expect(texts.size).to.equal(collect(all, '').length);
    });

    it(`keep in ${tag} what is put into a text`, async () => {
      const locale = await loadLocale(tag);
      if (!locale) throw new Error(`There is no ${tag}.`);
      const filled = [
        [locale.waitingFor(7), '7'],
        [locale.thoughtFor(8), '8'],
        [locale.toolCall('find_order'), 'find_order'],
        [locale.source(5), '5'],
        [locale.pages(3, 4), '3', '4'],
        [locale.sections(3, 4), '3', '4'],
        [locale.asksForLeave('Find'), 'Find'],
        [locale.version(2, 3), '2', '3'],
        [locale.tokens('1,200', '34'), '1,200', '34'],
        [locale.cost('0.5'), '0.5'],
        [locale.attached('a.png, b.pdf'), 'a.png, b.pdf'],
        [locale.removeFile('a.png'), 'a.png'],
        [locale.fileRemoved('a.png'), 'a.png'],
        ...Object.values(locale.refusals).map((describe) => [describe('a.png'), 'a.png'] as const),
        [locale.largestFile('4.5 MB'), '4.5 MB'],
        [locale.mostFiles('5'), '5'],
        [locale.moreRefusals('7'), '7'],
      ] as const;
      for (const [text, ...parts] of filled) for (const part of parts) expect(text).to.contain(part);
    });

    it(`know ${tag} as Intl does`, () => {
      expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).to.deep.equal([tag]);
    });
  }
});
