import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, it} from 'node:test';

import {build} from 'vite';
import type {Plugin} from 'vite';

import {guardChunks} from '../../build/guard-chunks.js';
import {minifyTemplates} from '../../build/minify-templates.js';
import * as bedrock from '@aws-sdk/client-bedrock-runtime';
import type {ConverseCommandInput} from '@aws-sdk/client-bedrock-runtime';
import {slimLit} from '../../build/slim-lit.js';
import {forgetRegions, slimSdk} from '../../build/slim-sdk.js';
import {trustedTypes} from '../../build/trusted-types.js';

const sdk = join(import.meta.dirname, '../../node_modules');

/** What is told of a partition in the SDK's list. */
interface Partition {
  readonly outputs: object;
  readonly regionRegex: string;
  readonly regions: object;
}

describe('the plugins of the build', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'outcrop-build-'));
  });
  afterEach(() => rmSync(folder, {recursive: true}));

  async function bundle(
    plugin: Plugin,
    sources: Readonly<Record<string, string>>,
    groups: readonly {name: string; test: RegExp}[] = [],
  ): Promise<string> {
    for (const [name, source] of Object.entries(sources)) writeFileSync(join(folder, name), source);
    await build({
      configFile: false,
      logLevel: 'silent',
      root: folder,
      plugins: [plugin],
      build: {
        lib: {entry: {outcrop: join(folder, 'entry.js')}, formats: ['es']},
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true,
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
            codeSplitting: {includeDependenciesRecursively: false, groups: [...groups]},
          },
        },
      },
    });
    return readFileSync(join(folder, 'dist/outcrop.js'), 'utf8');
  }

  it('stop where a chunk would have to know its own hash', async () => {
    const loadChunk = 'export function loadChunk(){}';
    const sources = {
      'entry.js': `${loadChunk}\nexport const go=()=>[import('./a.js'),import('./b.js')]`,
      'a.js': `export const a=()=>import('./b.js')`,
      'b.js': `export const b=()=>import('./a.js')`,
    };
    await assert.rejects(bundle(guardChunks({version: '1.0.0'}), sources), /load each other/);
  });

  it('stop where two chunks would have to run before each other', async () => {
    const sources = {
      'entry.js': `export function loadChunk(){}\nexport const go=()=>[import('./a.js'),import('./b.js')]`,
      'a.js': `import {d} from './d.js';export const a=()=>d`,
      'b.js': `import {c} from './c.js';export const b=()=>c`,
      'c.js': `export const c=globalThis.c`,
      'd.js': `export const d=globalThis.d`,
    };
    const groups = [
      {name: 'left', test: /[ac]\.js$/},
      {name: 'right', test: /[bd]\.js$/},
    ];
    await assert.rejects(bundle(guardChunks({version: '1.0.0'}), sources, groups), /need each other/);
  });

  it('take what must have run by then from where it is, instead of loading it again', async () => {
    const code = await bundle(guardChunks({version: '1.0.0'}), {
      'entry.js': `export function loadChunk(){}\nexport const go=()=>import('./a.js')`,
      'a.js': `export const a=()=>import('./b.js')`,
      'b.js': `export const b=()=>import('./a.js')`,
    });
    const loaded = [...code.matchAll(/loadChunk\("(\w)-/g)].map(([, name]) => name);
    assert.deepEqual(loaded, ['a']);
    const b = readFileSync(
      join(folder, 'dist', readdirSync(join(folder, 'dist')).find((name) => name.startsWith('b-')) ?? ''),
      'utf8',
    );
    assert.match(b, /Promise\.resolve\(globalThis/);
  });

  it('give a build another registry than every other build', async () => {
    const source = (text: string) => ({'entry.js': `export function loadChunk(){} export const text='${text}'`});
    const keys = [
      await bundle(guardChunks({version: '1.0.0'}), source('a')),
      await bundle(guardChunks({version: '1.0.0'}), source('b')),
    ].map((code) => /Symbol\.for\("(outcrop 1\.0\.0 \w{8})"\)/.exec(code)?.[1]);
    assert.ok(keys[0] && keys[1]);
    assert.notEqual(keys[0], keys[1]);
  });

  it('keep words apart where they take out what a minifier has left', async () => {
    const run = (name: string) => `export async function ${name}(a){const b=a(1);await nothing(a,b);return b}`;
    const source = `import {nothing} from './b.js'; ${run('first')} ${run('second')}`;
    const code = await bundle(guardChunks({version: '1.0.0'}), {
      'entry.js': `export function loadChunk(){} export const go=()=>import('./a.js')`,
      'a.js': source,
      'b.js': 'export async function nothing(a,b){}',
    });
    const chunk = readdirSync(join(folder, 'dist')).find((name) => name.startsWith('a-')) ?? '';
    const text = readFileSync(join(folder, 'dist', chunk), 'utf8') + code;
    assert.match(text, /await \w+\(/);
    assert.doesNotMatch(text, /@__PURE__/);
  });

  it('stop where Lit’s policy is not found, rather than build what a strict page refuses', async () => {
    await assert.rejects(bundle(trustedTypes(), {'entry.js': 'export const a=1'}), /Lit was not in this build/);
  });

  it('stop where a part of Lit that they leave out has moved', async () => {
    await assert.rejects(bundle(slimLit(), {'entry.js': 'export const a=1'}), /Lit no longer has .*css-tag/);
    const {transform} = slimLit();
    const handler: unknown = typeof transform === 'object' ? transform.handler : undefined;
    assert.ok(typeof handler === 'function');
    const refuse = {error: (message: string) => assert.fail(message)};
    const transformed = (code: string, name: string): unknown =>
      Reflect.apply(handler, refuse, [code, `/node_modules/${name}`]);
    assert.throws(
      () => transformed('const a=1;', 'lit-html/lit-html.js'),
      /no longer has what .*litHtmlPolyfillSupport/,
    );
    assert.equal(transformed('const a=1;', 'lit-html/is-server.js'), undefined);
  });

  it('keep of Lit’s styles what an element and its style sheets are made with', async () => {
    const source = `export * from '${join(sdk, 'lit/index.js')}'`;
    await bundle(slimLit(), {'entry.js': source});
    const built = readFileSync(join(folder, 'dist/outcrop.js'), 'utf8');
    assert.doesNotMatch(built, /PolyfillSupport|litPropertyMetadata|Versions|litNonce/);
    for (const name of ['LitElement', 'ReactiveElement', 'css', 'unsafeCSS', 'adoptStyles', 'html', 'render'])
      assert.match(built, new RegExp(`as ${name}\\b`));
  });

  it('stop where a part of the SDK that they leave out has moved', async () => {
    await assert.rejects(bundle(slimSdk(), {'entry.js': 'export const a=1'}), /The SDK no longer has/);
  });

  it('know the address of Bedrock in every region without a list of them', async () => {
    const path = join(sdk, '@aws-sdk/core/dist-es/submodules/client/util-endpoints/lib/aws/partitions.js');
    const source = readFileSync(path, 'utf8');
    const slim = forgetRegions(source);
    const read = (code: string): readonly Partition[] => JSON.parse(/= (\{.*\});/s.exec(code)?.[1] ?? '').partitions;
    assert.ok(slim.length < source.length / 2);
    for (const {outputs, regions} of read(source)) {
      for (const region of Object.keys(regions).filter((name) => !name.endsWith('-global'))) {
        const found = read(slim).find(({regionRegex}) => new RegExp(regionRegex).test(region));
        assert.deepEqual(found?.outputs, outputs, region);
      }
    }
  });

  it('send and read the same as the whole SDK', async () => {
    const {buildEnd: _moved, ...plugin} = slimSdk();
    await bundle(plugin, {'entry.js': `export * from '${join(sdk, '@aws-sdk/client-bedrock-runtime')}'`});
    const slim: typeof bedrock = await import(`${join(folder, 'dist/outcrop.js')}?${Date.now()}`);
    const results = [await converse(slim), await converse(bedrock)];
    assert.deepEqual(results[0], results[1]);
    const {body, answer} = results[0] ?? {};
    assert.deepEqual(JSON.parse(String(body)).inferenceConfig, {
      maxTokens: 5,
      temperature: 0.5,
      stopSequences: ['END'],
    });
    assert.deepEqual(answer?.trace?.guardrail?.inputAssessment?.['gr'], {topicPolicy: {topics: [{name: 'Shares'}]}});
  });

  it('keep the SHA-256 of pages without crypto.subtle right, in a file of its own', async () => {
    const source = join(sdk, '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js');
    const {buildEnd: _moved, ...plugin} = slimSdk();
    const code = await bundle(plugin, {'entry.js': `export {Sha256Js} from '${source}'`});
    assert.match(code, /import\(/);
    const {Sha256Js} = await import(join(folder, 'dist/outcrop.js'));
    const hash = new Sha256Js();
    hash.update(new TextEncoder().encode('ab'));
    hash.update(new TextEncoder().encode('c'));
    assert.equal(Buffer.from(await hash.digest()).toString('hex'), createHash('sha256').update('abc').digest('hex'));
    const keyed = new Sha256Js(new TextEncoder().encode('key'));
    keyed.update(new TextEncoder().encode('abc'));
    assert.equal(
      Buffer.from(await keyed.digest()).toString('hex'),
      createHmac('sha256', 'key').update('abc').digest('hex'),
    );
  });

  it('take white space and comments out of styles, and nothing that means something', () => {
    const source =
      'const s = css`\n  /* why */\n  :host([open]) :focus , a > b {\n    width: calc(1px + 0.5px);\n    margin: 0 auto 10.5px -0.5em;\n  }\n`;';
    assert.equal(
      minified(source),
      'const s = css` :host([open]) :focus ,a > b{width:calc(1px + .5px);margin:0 auto 10.5px -.5em}`;',
    );
  });

  it('put attributes on one line', () => {
    const source = 'const t = html`\n  <p\n    part="a"\n    ?hidden=${b}\n    @click=${c}\n  >\n    x = 1\n  </p>`;';
    assert.equal(minified(source), 'const t = html`\n<p part="a" ?hidden=${b} @click=${c}>\nx = 1\n</p>`;');
  });

  it('take line breaks out of markup, in templates within templates too, and leave other strings alone', () => {
    const source = 'const t: TemplateResult = html`<p>\n    ${a ? html`<b>\n      x  y</b>` : `\n  kept`}\n  </p>`;';
    assert.equal(
      minified(source),
      'const t: TemplateResult = html`<p>\n${a ? html`<b>\nx  y</b>` : `\n  kept`}\n</p>`;',
    );
  });
});

function minified(source: string): unknown {
  const {transform} = minifyTemplates();
  const handler: unknown = typeof transform === 'object' ? transform.handler : undefined;
  if (typeof handler !== 'function') throw new Error('minifyTemplates() transforms nothing.');
  return handler(source).code;
}

const rich: ConverseCommandInput = {
  modelId: 'some.model',
  messages: [
    {role: 'user', content: [{text: 'Hi'}, {image: {format: 'png', source: {bytes: Uint8Array.of(1, 2, 3)}}}]},
    {role: 'assistant', content: [{toolUse: {toolUseId: 't', name: 'n', input: {deep: [1, null, {a: 'ü'}]}}}]},
    {role: 'user', content: [{toolResult: {toolUseId: 't', content: [{json: {ok: true}}], status: 'success'}}]},
  ],
  system: [{text: 'Be brief.'}, {cachePoint: {type: 'default'}}],
  inferenceConfig: {maxTokens: 5, temperature: 0.5, topP: undefined, stopSequences: ['END']},
  toolConfig: {
    tools: [
      {toolSpec: {name: 'n', description: undefined, inputSchema: {json: {type: 'object', properties: {a: {}}}}}},
      {cachePoint: {type: 'default'}},
    ],
    toolChoice: {tool: {name: 'n'}},
  },
  guardrailConfig: {guardrailIdentifier: 'gr', guardrailVersion: 'DRAFT', trace: 'enabled'},
  additionalModelRequestFields: {top_k: 5},
  promptVariables: {name: {text: 'x'}},
  requestMetadata: {page: 'home'},
  performanceConfig: {latency: 'optimized'},
  serviceTier: {type: 'flex'},
  outputConfig: {textFormat: {type: 'json_schema', structure: {jsonSchema: {schema: '{}', name: 's'}}}},
};

/** What a client sends for a request in which everything is set, and what it reads of an answer. */
async function converse({BedrockRuntimeClient, ConverseCommand}: typeof bedrock) {
  let sent: unknown;
  const client = new BedrockRuntimeClient({
    region: 'us-east-1',
    credentials: {accessKeyId: 'a', secretAccessKey: 'b'},
    eventStreamSerdeProvider: () => ({}) as never,
    requestHandler: {
      async handle({body}: {body: unknown}) {
        sent = body;
        const answer = {
          output: {message: {role: 'assistant', content: [{text: 'Hello'}]}},
          stopReason: 'guardrail_intervened',
          usage: {inputTokens: 1, outputTokens: 2, totalTokens: 3},
          metrics: {latencyMs: 4},
          trace: {guardrail: {inputAssessment: {gr: {topicPolicy: {topics: [{name: 'Shares'}]}}}}},
        };
        const response = new Response(JSON.stringify(answer));
        return {response: {statusCode: 200, headers: {}, body: response.body}};
      },
    } as never,
  });
  const {$metadata: _metadata, ...answer} = await client.send(new ConverseCommand(rich));
  return {body: typeof sent === 'string' ? sent : Buffer.from(sent as Uint8Array).toString(), answer};
}
