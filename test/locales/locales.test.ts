import {expect} from '@open-wc/testing';
import {languageTags, loadLocale, type Locale} from '../../src/locales/index.js';
import {defaultStrings} from '../../src/markdown/rare/strings.js';
import {englishRich} from '../../src/ui/strings-rich.js';
import {english} from '../../src/ui/strings.js';

const {backToText: _sameAsOfSources, ...markdownStrings} = defaultStrings;
const all: Omit<Locale, 'errors'> = {...englishRich, ...english, markdown: markdownStrings};

/** Every failure that visitors meet. Of `config` only the page's developer reads. */
const codes: Readonly<Record<keyof Locale['errors'], true>> = {
  credentials: true,
  'guest-scope': true,
  'access-denied': true,
  'model-not-found': true,
  validation: true,
  throttled: true,
  quota: true,
  'model-timeout': true,
  'model-error': true,
  'service-unavailable': true,
  internal: true,
  expired: true,
  'clock-skew': true,
  network: true,
  offline: true,
  interrupted: true,
  'corrupt-stream': true,
  guardrail: true,
  budget: true,
  'too-large': true,
  aborted: true,
  unknown: true,
};

/** Words that are the same in another language. */
const same = new Set(['fr.pages0', 'fr.pages1', 'de.markdown.code', 'fr.markdown.code', 'nl.markdown.code']);

/** No other language here has these. */
const englishWords = /\b(the|this|your|please|again|cannot)\b/i;

/** Languages that are not written in the letters of English. */
const scripts: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  ja: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  ko: /\p{Script=Hangul}/u,
  zh: /\p{Script=Han}/u,
};

async function load(tag: string): Promise<Locale> {
  const locale = await loadLocale(tag);
  if (!locale) throw new Error(`There is no ${tag}.`);
  return locale;
}

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

  it('share no sentence', async () => {
    const owners = new Map<string, string>();
    for (const tag of languageTags)
      for (const sentence of new Set(Object.values((await load(tag)).errors))) {
        expect(owners.get(sentence), sentence).to.equal(undefined);
        owners.set(sentence, tag);
      }
  });

  for (const tag of languageTags) {
    it(`have every text in ${tag}, and none in English`, async () => {
      const {errors: _errors, ...locale} = await load(tag);
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
      const locale = await load(tag);
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
        [locale.newAnswers(9), '9'],
        [locale.codeLines(12), '12'],
        [locale.commandsFound(4), '4'],
        [locale.commandFailed('order'), '/order'],
        [locale.matchOf(3, 12), '3', '12'],
      ] as const;
      for (const [text, ...parts] of filled) for (const part of parts) expect(text).to.contain(part);
    });

    it(`tell in ${tag} of each failure, in a sentence that is not English`, async () => {
      const {errors} = await load(tag);
      expect(Object.keys(errors)).to.have.members(Object.keys(codes));
      for (const [code, sentence] of Object.entries(errors))
        expect(sentence, code)
          .to.match(/[.。]$/)
          .and.not.match(englishWords);
    });

    it(`write all of ${tag} in its letters`, async () => {
      const {lang: _lang, ...locale} = await load(tag);
      const script = scripts[tag] ?? /\p{Script=Latin}/u;
      const wrong = collect(locale, '').filter(([, text]) => !script.test(text));
      expect(wrong).to.deep.equal([]);
    });

    it(`count in ${tag} as Intl does`, async () => {
      const {newAnswers} = await load(tag);
      const rules = new Intl.PluralRules(tag);
      const byCategory = new Map<string, Set<string>>();
      for (let count = 1; count <= 120; count += 1) {
        const words = newAnswers(count).replace(String(count), '#');
        const category = rules.select(count);
        byCategory.set(category, (byCategory.get(category) ?? new Set()).add(words));
      }
      for (const [category, forms] of byCategory) expect([...forms], category).to.have.length(1);
      // Arabic has five forms, Polish three: there the number stands after words that never change.
      const forms = new Set([...byCategory.values()].flatMap((each) => [...each]));
      expect(forms.size).to.equal(['ar', 'ja', 'ko', 'pl', 'zh'].includes(tag) ? 1 : 2);
    });

    it(`know ${tag} as Intl does`, () => {
      expect(Intl.DateTimeFormat.supportedLocalesOf(tag)).to.deep.equal([tag]);
    });
  }
});
