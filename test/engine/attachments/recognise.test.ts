import {expect} from '@open-wc/testing';
import {readAttachments} from '../../../src/engine/attachments/index.js';
import type {ContentBlock} from '../../../src/model/index.js';
import {big, bytesOf, compound, file, little, zip, type Piece} from './files.js';

const ftyp = (brand: string, ...more: string[]) => bytesOf(big(24), 'ftyp', brand, big(0), ...more, new Uint8Array(8));
const matroska = (type: string) => bytesOf(0x1a, 0x45, 0xdf, 0xa3, 0x93, 0x42, 0x82, 0x88, type, new Uint8Array(20));
const ogg = (codec: string) => bytesOf('OggS', new Uint8Array(24), codec);
const types = '[Content_Types].xml';

const kindOf = (block: ContentBlock | undefined) => {
  const [kind = '', value] = Object.entries(block ?? {})[0] ?? [];
  return `${kind} ${String(Reflect.get(Object(value), 'format'))}`;
};

/** What a file becomes: its kind and format, or the code of its refusal. */
async function read(...files: File[]): Promise<string[]> {
  const {blocks, refusals} = await readAttachments(files, {limits: {videos: 99, audios: 99, documents: 99}});
  return [...blocks.map(kindOf), ...refusals.map(({code}) => code)];
}

describe('what a file is', () => {
  const known: [string, File][] = [
    ['document pdf', file('a.pdf', '%PDF-1.7\n1 0 obj')],
    ['document pdf', file('a.pdf', '\u00ef\u00bb\u00bf\n%PDF-1.7')],
    ['document docx', file('a.docx', zip([types, 'word/document.xml']))],
    ['document docx', file('a.zip', zip([types, 'docProps/app.xml', 'word/document2.xml']))],
    ['document xlsx', file('a.xlsx', zip([types, 'xl/workbook.xml']))],
    ['document doc', file('a.doc', compound('Root Entry', 'WordDocument'))],
    ['document xls', file('a.xls', compound('Root Entry', 'Workbook'))],
    ['document csv', file('a.csv', 'a,b\n1,2')],
    ['document md', file('a.md', '# Title')],
    ['document html', file('a.htm', '<p>Hi')],
    ['document html', file('page', '<!DOCTYPE html><title>Hi')],
    ['document txt', file('a.txt', 'Hi')],
    ['document txt', file('a.ts', 'const a = 1;')],
    ['document txt', file('a.txt', 'A file begins with %PDF-1.7')],
    ['video mp4', file('a.mp4', ftyp('isom', 'mp41'))],
    ['video mov', file('a.mov', ftyp('qt  '))],
    ['video three_gp', file('a.3gp', ftyp('3gp5'))],
    ['video webm', file('a.webm', matroska('webm'))],
    ['video mkv', file('a.mkv', matroska('matroska'))],
    ['video flv', file('a.flv', 'FLV', 1, 5)],
    ['video wmv', file('a.wmv', bytesOf(0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11), new Uint8Array(9))],
    ['video mpeg', file('a.mpg', 0, 0, 1, 0xba)],
    ['audio mp3', file('a.mp3', 'ID3', 4, 0)],
    ['audio mp3', file('a.mp3', 0xff, 0xfb, 0x90)],
    ['audio wav', file('a.wav', 'RIFF', little(36), 'WAVEfmt ')],
    ['audio flac', file('a.flac', 'fLaC', 0)],
    ['audio aac', file('a.aac', 0xff, 0xf1, 0x50)],
    ['audio ogg', file('a.ogg', ogg('vorbis'))],
    ['audio opus', file('a.ogg', ogg('OpusHead'))],
    ['audio m4a', file('a.m4a', ftyp('M4A '))],
    ['audio m4a', file('a.m4a', ftyp('mp42'))],
    ['audio webm', new File([matroska('webm')], 'a', {type: 'audio/webm;codecs=opus'})],
    ['audio mka', file('a.mka', matroska('matroska'))],
    ['audio pcm', file('a.pcm', 1, 2, 3)],
    ['unsupported', file('a.zip', zip(['a.txt']))],
    ['unsupported', file('a.pptx', zip([types, 'ppt/presentation.xml']))],
    ['unsupported', file('a.ppt', compound('PowerPoint Document'))],
    ['unsupported', file('a.rtf', '{\\rtf1 Hi}')],
    ['unsupported', file('a.avi', 'RIFF', little(99), 'AVI LIST')],
    ['unsupported', file('a.ogv', ogg('theora'))],
    ['unsupported', file('a.exe', 'MZ', 0x90, 0, 3, 0, 0)],
    ['unsupported', file('a.txt', 'a', 0, 'b')],
    ['encrypted', file('a.pdf', '%PDF-1.7\ntrailer <</Root 1 0 R /Encrypt 5 0 R>>')],
    ['encrypted', file('a.docx', compound('EncryptionInfo', 'EncryptedPackage'))],
    ['encrypted', file('a.docx', zip([types, 'word/document.xml'], 1))],
    ['unreadable', file('a.docx', zip([types, 'word/document.xml']).subarray(0, 60))],
    ['unreadable', file('a.docx', 'PK\u0003\u0004PK\u0005\u0006', new Uint8Array(30))],
    ['convert', file('a.svg', '<?xml version="1.0"?>\n<!-- --><svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['convert', file('a.txt', '<svg viewBox="0 0 1 1"/>')],
    ['empty', file('a.txt', '')],
    ['empty', file('a.txt', ' \n\t')],
  ];
  for (const [expected, given] of known) {
    it(`is ${expected} for ${given.name} of ${given.size} bytes`, async () => {
      expect(await read(given)).to.deep.equal([expected]);
    });
  }

  it('is told by its bytes, not by its name', async () => {
    expect(await read(file('a.png', '%PDF-1.7'), file('a.pdf', 'Just words.'))).to.deep.equal([
      'document pdf',
      'document txt',
    ]);
  });

  it('is what it holds: these very bytes', async () => {
    for (const bytes of [bytesOf('%PDF-1.7'), zip([types, 'xl/workbook.xml']), bytesOf('fLaC', 0), ftyp('isom')]) {
      const [block] = (await readAttachments([new File([bytes], 'a')])).blocks;
      const value = Object.values(block ?? {})[0];
      expect(Reflect.get(Object(value), 'source')).to.deep.equal({bytes});
    }
  });
});

describe('a text', () => {
  const readText = async (...pieces: readonly Piece[]) => {
    const {blocks} = await readAttachments([file('a.txt', ...pieces)]);
    const source = blocks[0]?.document?.source as {readonly bytes: Uint8Array} | undefined;
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(source?.bytes);
  };
  const wide = Array.from('Grüße', (char) => `${char}\0`).join('');
  const narrow = Array.from('Grüße', (char) => `\0${char}`).join('');

  for (const [what, pieces] of [
    ['UTF-8', [new TextEncoder().encode('Grüße')]],
    ['UTF-8 with a mark', ['\u00ef\u00bb\u00bf', new TextEncoder().encode('Grüße')]],
    ['UTF-16', ['\u00ff\u00fe', wide]],
    ['UTF-16 the other way round', ['\u00fe\u00ff', narrow]],
    ['Windows-1252', ['Grüße']],
  ] satisfies [string, Piece[]][]) {
    it(`is sent in UTF-8 when it comes in ${what}`, async () => expect(await readText(...pieces)).to.equal('Grüße'));
  }

  it('may have the colours of a terminal in it', async () => {
    expect(await readText('\u001b[31mred\u001b[0m\f')).to.contain('red');
  });
});
