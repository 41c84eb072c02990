import {expect} from '@open-wc/testing';
import {countAttachments, readAttachments} from '../../../src/engine/attachments/index.js';
import type {AttachmentProgress} from '../../../src/engine/attachments/index.js';
import {validateRequest} from '../../../src/local-aws/request-rules/index.js';
import type {ContentBlock} from '../../../src/model/index.js';
import {say} from '../../transcript/messages.js';
import {wireOf} from '../../transcript/keep-all.js';
import {bytesOf, file, paint, zip} from './files.js';

const megabyte = 1024 * 1024;
const claude = 'us.anthropic.claude-sonnet-4-5-20250929-v1:0';
const nova = 'us.amazon.nova-lite-v1:0';
const pdf = (name = 'a.pdf', size = 9) => file(name, '%PDF-1.7\n', new Uint8Array(Math.max(0, size - 9)));
const pixel = () => paint({width: 1, height: 1});
const kinds = (blocks: readonly ContentBlock[]) => blocks.map((block) => Object.keys(block)[0]);

describe('files that become attachments', () => {
  it('are in their order, those that cannot be are told apart', async () => {
    const files = [file('a.txt', 'A'), file('b.txt', ''), file('c.png', await pixel()), file('d.exe', 'MZ', 0), pdf()];
    const {blocks, refusals} = await readAttachments(files);
    expect(kinds(blocks)).to.deep.equal(['document', 'image', 'document']);
    expect(refusals).to.deep.equal([
      {name: 'b.txt', code: 'empty', sentence: '“b.txt” is empty.'},
      {
        name: 'd.exe',
        code: 'unsupported',
        sentence:
          '“d.exe” is of a kind that the assistant cannot read. Pictures, PDF, Word, Excel and text files work.',
      },
    ]);
  });

  it('are documents with names that Converse takes', async () => {
    const {blocks} = await readAttachments([
      file('Bericht_für Ada.final.txt', 'A'),
      file('報告.md', 'B'),
      new Blob(['C']),
    ]);
    expect(blocks.map(({document}) => document?.name)).to.deep.equal([
      'Bericht fur Ada final',
      'document',
      'attachment',
    ]);
  });

  it('make a request that Bedrock takes', async () => {
    const files = [pdf('a.pdf'), pdf('A.pdf'), file('a.csv', '1,2'), file('p.png', await pixel())];
    const {blocks} = await readAttachments(files);
    const request: unknown = JSON.parse(wireOf([say('user', [...blocks, {text: 'What is this?'}])], nova));
    expect(() => validateRequest(request as never)).to.not.throw();
  });

  it('tell how far the work has come', async () => {
    const told: AttachmentProgress[] = [];
    await readAttachments([file('a.txt', 'A'), file('b.txt', '')], {onProgress: (progress) => told.push(progress)});
    expect(told).to.deep.equal([
      {done: 0, total: 2, name: 'a.txt'},
      {done: 1, total: 2, name: 'b.txt'},
      {done: 2, total: 2},
    ]);
  });

  it('are read no further when nobody wants them any more', async () => {
    const controller = new AbortController();
    const told: (string | undefined)[] = [];
    const reading = readAttachments([file('a.txt', 'A'), file('b.txt', 'B')], {
      signal: controller.signal,
      onProgress({name}) {
        told.push(name);
        controller.abort();
      },
    });
    expect(await reading.catch((error: unknown) => error)).to.include({name: 'AbortError'});
    expect(told).to.deep.equal(['a.txt']);
  });

  it('have sentences of the page', async () => {
    const describe = (name: string, code: string) => `${code}: ${name}!`;
    expect((await readAttachments([file('a', '')], {describe})).refusals[0]?.sentence).to.equal('empty: a!');
  });

  it('are refused one by one when they cannot be read: moved, or a folder', async () => {
    const lost = Object.assign(pdf('lost.pdf'), {
      slice: () => ({arrayBuffer: () => Promise.reject(new DOMException('Gone.', 'NotReadableError'))}),
    });
    const {blocks, refusals} = await readAttachments([lost, file('a.txt', 'A')]);
    expect([blocks.length, refusals[0]?.code]).to.deep.equal([1, 'unreadable']);
  });
});

describe('the limits of attachments', () => {
  it('are those of Bedrock: five documents, twenty pictures, a video, a sound', async () => {
    const png = await pixel();
    const files = [
      ...Array.from({length: 6}, (_, at) => pdf(`${at}.pdf`)),
      ...Array.from({length: 21}, (_, at) => file(`${at}.png`, png)),
      ...['1.flac', '2.flac'].map((name) => file(name, 'fLaC')),
      ...['1.flv', '2.flv'].map((name) => file(name, 'FLV', 1)),
    ];
    const {blocks, refusals} = await readAttachments(files);
    expect(countAttachments(blocks)).to.include({documents: 5, images: 20, videos: 1, audios: 1});
    expect(refusals.map(({sentence}) => sentence)).to.deep.equal([
      '“5.pdf” is one too many: there can be 5 documents at most.',
      '“20.png” is one too many: there can be 20 pictures at most.',
      '“2.flac” is one too many: there can be 1 recording at most.',
      '“2.flv” is one too many: there can be 1 video at most.',
    ]);
  });

  it('count what is attached already', async () => {
    const held = countAttachments([
      {document: {name: 'a', format: 'pdf', source: {bytes: new Uint8Array(7)}}},
      {
        toolResult: {
          toolUseId: 't',
          content: [{document: {name: 'b', format: 'pdf', source: {s3Location: {}}}}, 'odd'],
        },
      },
      {image: {format: 'png', source: {bytes: new Uint8Array(3)}}},
      {text: 'a'},
    ]);
    expect(held).to.deep.equal({documents: 2, images: 1, videos: 0, audios: 0, bytes: 10});
    const {blocks, refusals} = await readAttachments([pdf('a'), pdf('b'), pdf('c'), pdf('d')], {held});
    expect([blocks.length, refusals.map(({name}) => name)]).to.deep.equal([3, ['d']]);
  });

  it('let a document have 4.5 MB, and more where the model reads its pages', async () => {
    const size = 4.5 * megabyte;
    const codeOf = async (given: File, modelId?: string) => {
      const {refusals} = await readAttachments([given], modelId ? {modelId} : {});
      return refusals[0]?.code ?? 'fine';
    };
    const docx = new File(
      [zip(['[Content_Types].xml', 'word/document.xml'].toReversed()), new Uint8Array(10)],
      'a.docx',
    );
    expect(await codeOf(pdf('a.pdf', size))).to.equal('fine');
    expect(await codeOf(pdf('a.pdf', size + 1))).to.equal('too-large');
    for (const modelId of [claude, nova]) expect(await codeOf(pdf('a.pdf', size + 1), modelId)).to.equal('fine');
    expect(await codeOf(pdf('a.pdf', size + 1), 'anthropic.claude-3-haiku-20240307-v1:0')).to.equal('too-large');
    expect(await codeOf(docx)).to.equal('fine');
    const text = new File([new Uint8Array(size + 1).fill(65)], 'a.txt');
    for (const modelId of [claude, nova]) expect(await codeOf(text, modelId)).to.equal('too-large');
  });

  it('let everything together go into one request', async () => {
    const bytes = 100;
    const {blocks, refusals} = await readAttachments([pdf('a', 60), pdf('b', 60), pdf('c', 40), pdf('d', 9)], {
      limits: {bytes},
    });
    expect(blocks.length).to.equal(2);
    expect(refusals.map(({name, code, sentence}) => [name, code, sentence])).to.deep.equal([
      ['b', 'too-large', '“b” is too large. At most 1 KB can be sent.'],
      ['d', 'too-many', '“d” is one too many.'],
    ]);
  });

  it('do not let a file be read that could never go', async () => {
    const huge = Object.assign(pdf(), {arrayBuffer: () => Promise.reject(new Error('It was read.'))});
    Object.defineProperty(huge, 'size', {value: 5e9});
    const {refusals} = await readAttachments([huge]);
    expect(refusals).to.deep.include({
      name: 'a.pdf',
      code: 'too-large',
      sentence: '“a.pdf” is too large. At most 4.5 MB can be sent.',
    });
    const forNova = await readAttachments([huge], {modelId: nova});
    expect(forNova.refusals[0]?.sentence).to.equal('“a.pdf” is too large. At most 17.17 MB can be sent.');
    const movie = Object.assign(file('a.flv', 'FLV', 1), {
      arrayBuffer: () => Promise.reject(new Error('It was read.')),
    });
    Object.defineProperty(movie, 'size', {value: 5e9});
    expect((await readAttachments([movie])).refusals[0]?.code).to.equal('too-large');
  });
});

describe('a model that takes no such files', () => {
  const files = async () => [
    file('p.png', await pixel()),
    pdf(),
    file('v.flv', 'FLV', 1),
    file('s.flac', bytesOf('fLaC')),
  ];
  for (const [modelId, taken] of [
    [undefined, ['image', 'document', 'video', 'audio']],
    [
      'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc',
      ['image', 'document', 'video', 'audio'],
    ],
    [claude, ['image', 'document']],
    [nova, ['image', 'document', 'video']],
    ['amazon.nova-micro-v1:0', []],
    ['us.meta.llama4-maverick-17b-instruct-v1:0', ['image', 'document']],
    ['us.meta.llama3-2-90b-instruct-v1:0', ['image', 'document']],
    ['us.meta.llama3-3-70b-instruct-v1:0', ['document']],
    ['openai.gpt-oss-120b-1:0', ['document']],
    ['mistral.voxtral-small-24b-2507', ['image', 'document', 'audio']],
  ] as const) {
    it(`is known: ${modelId ?? 'any model'} takes ${taken.join(', ') || 'nothing'}`, async () => {
      const {blocks, refusals} = await readAttachments(await files(), modelId ? {modelId} : {});
      expect(kinds(blocks)).to.deep.equal(taken);
      expect(new Set(refusals.map(({code}) => code)).size).to.equal(taken.length < 4 ? 1 : 0);
      if (modelId === claude) {
        expect(refusals[0]?.sentence).to.equal('“v.flv” cannot be used: this assistant takes no videos.');
      }
    });
  }
});
