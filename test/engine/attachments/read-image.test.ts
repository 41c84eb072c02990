import {expect} from '@open-wc/testing';
import {readAttachments} from '../../../src/engine/attachments/index.js';
import type {ReadAttachmentsOptions} from '../../../src/engine/attachments/index.js';
import {big, bytesOf, exif, file, little, look, paint, pngChunk, withChunk, withExif} from './files.js';

interface Read {
  readonly format?: string;
  readonly bytes: Uint8Array;
  readonly code?: string;
  readonly sentence?: string;
}

async function read(bytes: Uint8Array, options?: ReadAttachmentsOptions): Promise<Read> {
  const {blocks, refusals} = await readAttachments([file('picture', bytes)], options);
  const source = blocks[0]?.image?.source as {readonly bytes: Uint8Array} | undefined;
  return {bytes: source?.bytes ?? new Uint8Array(), ...blocks[0]?.image, ...refusals[0]};
}

const words = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
/** A header of a PNG, and nothing behind it. */
const pngOf = (width: number, height: number) =>
  bytesOf('\u0089PNG\r\n\u001a\n', pngChunk('IHDR', bytesOf(big(width), big(height), 8, 6, 0, 0, 0)));

describe('a picture that fits', () => {
  for (const type of ['image/png', 'image/jpeg']) {
    it(`goes as it is: ${type}`, async () => {
      const bytes = await paint({width: 20, height: 10, type});
      expect((await read(bytes)).bytes).to.deep.equal(bytes);
      expect((await read(bytes)).format).to.equal(type.slice(6));
    });
  }

  it('goes as it is: GIF', async () => {
    const gif = Uint8Array.from(atob('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'), (c) =>
      c.charCodeAt(0),
    );
    expect(await read(gif)).to.deep.include({format: 'gif', bytes: gif});
  });

  it('loses what the camera noted in it, and none of its pixels', async () => {
    const jpeg = await paint({width: 20, height: 10, type: 'image/jpeg'});
    const noted = withExif(jpeg, 1);
    expect(words(noted)).to.contain('GPS home');
    expect((await read(noted)).bytes).to.deep.equal(jpeg);
    const png = await paint({width: 20, height: 10});
    const chunks = [pngChunk('tEXt', bytesOf('Author\0Ada')), pngChunk('eXIf', exif(1))];
    expect((await read(chunks.reduce(withChunk, png))).bytes).to.deep.equal(png);
  });

  it('loses the notes of a WebP, and says so in its header', async () => {
    const webp = Uint8Array.from(atob('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='), (c) => c.charCodeAt(0));
    const pixels = webp.subarray(12);
    const header = (flags: number) => bytesOf('VP8X', little(10), flags, 0, 0, 0, little(0, 3), little(0, 3));
    const build = (...chunks: Uint8Array[]) => {
      const content = bytesOf('WEBP', ...chunks);
      return bytesOf('RIFF', little(content.length), content);
    };
    const notes = [bytesOf('EXIF', little(exif(1).length), exif(1)), bytesOf('XMP ', little(4), 'Home')];
    const {bytes, format} = await read(build(header(0x1c), pixels, ...notes));
    expect(format).to.equal('webp');
    expect(bytes).to.deep.equal(build(header(0x10), pixels));
  });
});

describe('a picture that lies on its side', () => {
  it('is turned upright, and loses its notes', async () => {
    const jpeg = await paint({width: 64, height: 32, type: 'image/jpeg'});
    // Its top is to be at the right.
    const {bytes, format} = await read(withExif(jpeg, 6));
    expect(format).to.equal('jpeg');
    expect((await look(bytes)).size).to.deep.equal([32, 64]);
    expect(words(bytes)).to.not.contain('GPS home');
    const upsideDown = await look((await read(withExif(jpeg, 3))).bytes);
    expect([upsideDown.left, upsideDown.right]).to.deep.equal(['blue', 'red']);
  });
});

describe('a picture that is too large', () => {
  it('has its sides made shorter, in the same shape', async () => {
    const {bytes, format} = await read(await paint({width: 400, height: 100}), {limits: {imageSide: 200}});
    expect(format).to.equal('png');
    expect(await look(bytes)).to.deep.equal({size: [200, 50], left: 'red', right: 'blue', top: 'white'});
  });

  it('is written with fewer bytes: a photo as JPEG', async () => {
    const noise = await paint({width: 600, height: 400, isNoise: true});
    const {bytes, format} = await read(noise, {limits: {imageBytes: 250_000}});
    expect(format).to.equal('jpeg');
    expect(bytes.length).to.be.below(250_000);
    expect((await look(bytes)).size).to.deep.equal([600, 400]);
  });

  it('shrinks until it fits', async () => {
    const noise = await paint({width: 600, height: 400, isNoise: true, type: 'image/jpeg'});
    const {bytes} = await read(noise, {limits: {imageBytes: 20_000}});
    expect(bytes.length).to.be.below(20_000);
    const [width, height] = (await look(bytes)).size;
    expect(width).to.be.below(500);
    expect(width / height).to.be.closeTo(1.5, 0.02);
  });

  it('can still be seen through', async () => {
    const clear = await paint({width: 400, height: 100, isClear: true});
    const {bytes, format} = await read(clear, {limits: {imageSide: 200}});
    expect(format).to.be.oneOf(['webp', 'png']);
    expect(await look(bytes)).to.deep.include({size: [200, 50], left: 'clear', right: 'blue'});
  });

  it('can be seen through even if that makes it smaller than a photo had to be', async () => {
    const clear = await paint({width: 300, height: 300, isClear: true, isNoise: true});
    const {bytes, format} = await read(clear, {limits: {imageBytes: 30_000}});
    expect(format).to.be.oneOf(['webp', 'png']);
    expect(bytes.length).to.be.below(30_000);
    expect((await look(bytes)).left).to.equal('clear');
  });

  it('is drawn no larger than every browser can', async function () {
    this.timeout(60_000);
    const {bytes} = await read(await paint({width: 4200, height: 4200}), {limits: {imageSide: 4199}});
    expect((await look(bytes)).size).to.deep.equal([4096, 4096]);
  });

  it('is refused where the browser hides from pages what they draw', async () => {
    const {getImageData} = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.getImageData = () => new ImageData(1, 1);
    try {
      const picture = await paint({width: 400, height: 100});
      expect(await read(picture, {limits: {imageSide: 200}})).to.include({code: 'too-large'});
    } finally {
      CanvasRenderingContext2D.prototype.getImageData = getImageData;
    }
  });

  it('is refused when it cannot be made small enough', async () => {
    const noise = await paint({width: 200, height: 200, isNoise: true});
    const {code, sentence} = await read(noise, {limits: {imageBytes: 100}});
    expect(code).to.equal('too-large');
    expect(sentence).to.equal('“picture” is too large. At most 1 KB can be sent.');
  });
});

describe('a picture that nobody should decode', () => {
  const huge = 60_000;
  const jpegHead = bytesOf(0xff, 0xd8, 0xff, 0xc0, big(11, 2), 8, big(2500, 2), big(huge, 2), 1, 1, 0x11, 0);
  const webpHead = bytesOf(
    'RIFF',
    little(30),
    'WEBPVP8X',
    little(10),
    0,
    0,
    0,
    0,
    little(huge - 1, 3),
    little(huge - 1, 3),
  );
  const bmpHead = bytesOf('BM', little(99), little(0), little(54), little(40), little(huge), little(huge));
  const heic = (width: number) =>
    bytesOf(big(24), 'ftypheic', big(0), 'mif1heic', big(20), 'ispe', big(0), big(width), big(width));
  for (const [format, bytes] of Object.entries({
    PNG: pngOf(huge, huge),
    JPEG: jpegHead,
    GIF: bytesOf('GIF89a', little(huge, 2), little(huge, 2), 0, 0, 0),
    WebP: webpHead,
    BMP: bmpHead,
    HEIC: heic(huge),
  })) {
    it(`is refused by its header: ${format}`, async () => {
      const decoded: unknown[] = [];
      const {createImageBitmap: original} = globalThis;
      globalThis.createImageBitmap = (async (...given: unknown[]) => decoded.push(given)) as never;
      try {
        expect(await read(bytes)).to.include({code: 'too-large', sentence: '“picture” is too large.'});
      } finally {
        globalThis.createImageBitmap = original;
      }
      expect(decoded).to.have.length(0);
    });
  }

  it('is refused by the size of its file', async () => {
    const bytes = await paint({width: 20, height: 10});
    expect(await read(bytes, {limits: {imageFileBytes: 10}})).to.include({code: 'too-large'});
  });

  it('is refused when it is broken', async () => {
    const jpeg = await paint({width: 64, height: 64, type: 'image/jpeg'});
    const broken = [
      pngOf(9, 9),
      bytesOf('\u0089PNG\r\n\u001a\n'),
      jpeg.subarray(0, 30),
      bytesOf('GIF89a'),
      pngOf(0, 9),
    ];
    for (const bytes of broken) expect(await read(bytes)).to.include({code: 'unreadable'});
  });

  it('is refused as HEIC where the browser does not know it, with a way out', async () => {
    const {code, sentence} = await read(heic(8));
    expect(code).to.equal('convert');
    expect(sentence).to.equal(
      '“picture” is a picture that cannot be used as HEIC. Save it as JPEG or PNG and try again.',
    );
  });
});

describe('a picture of another kind', () => {
  it('is turned into one that models take, where the browser knows it', async () => {
    // Two pixels, red and blue, in 24 bits.
    const pixels = bytesOf(0, 0, 255, 255, 0, 0, 0, 0);
    const info = bytesOf(little(40), little(2), little(1), little(1, 2), little(24, 2), new Uint8Array(24));
    const bmp = bytesOf('BM', little(62), little(0), little(54), info, pixels);
    const {bytes, format} = await read(bmp);
    expect(format).to.equal('png');
    expect(await look(bytes)).to.deep.include({size: [2, 1], left: 'red', right: 'blue'});
  });
});
