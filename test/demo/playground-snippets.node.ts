import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {transform} from 'esbuild';
import {compile} from 'svelte/compiler';
import {compileTemplate, parse} from 'vue/compiler-sfc';
import {exampleTools} from '../../demo/playground/example-tools.js';
import {toSetup} from '../../demo/playground/setup.js';
import {quote} from '../../demo/playground/snippet/code.js';
import {snippets} from '../../demo/playground/snippet/index.js';
import {initialState, type State} from '../../demo/playground/state.js';

const release = {version: '1.2.3', integrity: 'sha384-abc'};
const plain: State = {...initialState(), mode: 'bubble'};
const names = Object.keys(snippets);

/** A bit of everything, with whatever would end a text early. */
const full: State = {
  ...plain,
  mode: 'inline',
  heading: `It's "us" & <them> {now} \\ </script><!-- {{x}}`,
  system: 'Be kind.\nBe brief.',
  temperature: '0.5',
  'stop-sequences': 'END\n"{stop}"',
  'show-usage': 'yes',
  accent: '#7a1f5c',
  radius: '4',
  suggestions: "Where's my order?\nAnother",
  find_order: 'yes',
  read_clock: 'yes',
  approval: 'never',
  'model-id': 'us.amazon.nova-lite-v1:0',
  'input-price': '0.06',
  'output-price': '0.24',
};

function write(name: string, state: State): string {
  return snippets[name]?.(toSetup(state), release) ?? '';
}

describe('a snippet', () => {
  for (const name of names) {
    it(`for ${name} has nothing of what is as usual`, () => {
      const snippet = write(name, plain);
      assert.doesNotMatch(snippet, /theme|max-?tokens|history|follow|--outcrop|tools|budget|lang|undefined|NaN/i);
      assert.match(snippet, /outcrop-chat/);
    });

    it(`for ${name} has what was set, and only that`, () => {
      const snippet = write(name, {...plain, theme: 'dark', radius: '4', 'show-usage': 'yes'});
      assert.match(snippet, /theme\W{1,3}dark/);
      assert.match(snippet, /--outcrop-radius: 4px;/);
      assert.match(snippet, /show-?usage/i);
      assert.doesNotMatch(snippet, /--outcrop-accent|without|model/i);
    });
  }

  it('has the hash and the version of the files', () => {
    assert.match(write('HTML', plain), /outcrop@1\.2\.3\/dist\/outcrop\.js"\n {2}integrity="sha384-abc"/);
    assert.match(snippets['HTML']?.(toSetup(plain), {version: '1.2.3'}) ?? '', /integrity="sha384-…"/);
  });

  it('leaves out a region that the pool tells', () => {
    const pool = {...plain, 'identity-pool-id': 'us-east-1:abc', region: 'us-east-1'};
    assert.doesNotMatch(write('HTML', pool), /region/);
    assert.match(write('HTML', {...pool, region: 'eu-west-1'}), /region="eu-west-1"/);
  });

  it('names a price for the model, and none without', () => {
    assert.match(
      write('npm', full),
      /budget: \{prices: \{'us\.amazon\.nova-lite-v1:0': \{input: 0\.06, output: 0\.24\}\}\}/,
    );
    assert.doesNotMatch(write('npm', {...full, 'model-id': ''}), /budget/);
  });
});

describe('what a snippet says can be read by what it is for', () => {
  it('npm', async () => {
    await transform(write('npm', full), {loader: 'js'});
    const settings = await readSettings();
    assert.equal(settings['heading'], full['heading']);
    assert.equal(settings['system'], full['system']);
    assert.deepEqual(settings['stopSequences'], ['END', '"{stop}"']);
    assert.deepEqual(settings['suggestions'], ["Where's my order?", 'Another']);
    assert.equal(settings['temperature'], 0.5);
    assert.equal(settings['showUsage'], true);
  });

  it('React', async () => {
    const {code} = await transform(write('React', full), {loader: 'jsx', jsx: 'transform'});
    assert.match(code, /heading: .*It's/);
    assert.match(code, /system: "Be kind\.\\nBe brief\."/);
  });

  it('Vue', () => {
    const {descriptor, errors} = parse(write('Vue', full));
    const {code, errors: mistakes} = compileTemplate({
      source: descriptor.template?.content ?? '',
      filename: 'Help.vue',
      id: 'help',
      compilerOptions: {isCustomElement: (tag) => tag === 'outcrop-chat'},
    });
    assert.deepEqual([...errors, ...mistakes], []);
    assert.match(code, /temperature: 0\.5/);
    assert.match(code, /system: "Be kind\.\\nBe brief\."/);
    assert.match(descriptor.styles[0]?.content ?? '', /--outcrop-accent/);
  });

  it('Svelte', () => {
    const {warnings} = compile(write('Svelte', full), {filename: 'Help.svelte'});
    assert.deepEqual(
      warnings.map(({code}) => code),
      [],
    );
  });

  it('HTML, whose script and attributes end where they should', () => {
    const snippet = write('HTML', full);
    assert.equal(snippet.match(/<\/script>/g)?.length, 2);
    assert.match(snippet, /heading="It's &quot;us&quot; &amp; &lt;them>/);
  });

  it('texts, whatever is in them', () => {
    for (const text of [`a'b"c`, '\\', "\\'", '\\"', '</script>', '<!--', '\n\t\u2028', '${x}`']) {
      // Nothing but a literal of ours is read here.
      assert.equal(JSON.parse(toJsonLiteral(quote(text))), text, quote(text));
      assert.doesNotMatch(quote(text), /<\/script|<!--/);
    }
  });
});

interface WrittenTool {
  readonly run: (input: unknown) => unknown;
  readonly approval: unknown;
}

describe('the tools of a snippet', () => {
  it('are those that run on the page', async () => {
    const {tools} = await readSettings();
    assert.ok(Array.isArray(tools));
    assert.equal(tools.length, exampleTools.length);
    for (const [index, {source: _source, run, ...members}] of exampleTools.entries()) {
      const {run: written, approval, ...rest}: WrittenTool = tools[index];
      assert.deepEqual(rest, members);
      assert.equal(approval, 'never');
      const keysOf = (value: unknown) => Object.keys(Object(value));
      const context = {signal: new AbortController().signal, toolUseId: '1', progress: () => undefined};
      assert.deepEqual(keysOf(written({id: 'A-1'})), keysOf(run?.({id: 'A-1'}, context)));
    }
  });

  it('ask unless they are told not to', () => {
    assert.doesNotMatch(write('npm', {...full, approval: 'ask'}), /approval/);
  });
});

/** What the snippet for npm sets, read by running it with an element that is none. */
async function readSettings(): Promise<Record<string, unknown>> {
  const script = write('npm', full)
    .replace("import 'outcrop';", '')
    .replace("document.createElement('outcrop-chat')", '{}')
    .replace('document.body.append(chat);', 'export {chat};');
  const module = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  return module.chat;
}

/** A literal in single quotes as JSON has it. */
function toJsonLiteral(literal: string): string {
  const inside = literal.slice(1, -1).replace(/\\(['/!])/g, '$1');
  return `"${inside.replace(/(\\.)|"/g, (found, escape?: string) => escape ?? `\\${found}`)}"`;
}
