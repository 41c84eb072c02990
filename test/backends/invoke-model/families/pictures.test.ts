import {expect} from '@open-wc/testing';

import type {ChatRequest} from '../../../../src/model/index.js';
import {collect} from '../../../aws/event-stream/frames.js';
import {reduceAll} from '../../../transcript/parts.js';
import {ask, bodyOf, models, open, refusalOf, whole} from '../invoke.js';

const bytes = new Uint8Array([1, 2, 3]);
const picture = {image: {format: 'png', source: {bytes}}};

/** The first bytes of a picture of each format, and all of them as base64. */
const files = {
  png: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]),
  jpeg: new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0]),
  gif: new Uint8Array([0x47, 0x49, 0x46, 0x38, 0x39]),
  webp: new Uint8Array([0x52, 0x49, 0x46, 0x46, 0]),
} as const;
const base64 = (file: Uint8Array) => btoa(String.fromCharCode(...file));

/** What a model that paints made of a wish; it is asked in one piece, whatever the page prefers. */
async function paint(modelId: string, answer: object) {
  const {backend, requests} = open(() => whole(answer));
  const request = ask(modelId, 'A cat');
  const {items, error} = await collect(backend.reply(request, {signal: new AbortController().signal}));
  expect(requests.map(({url}) => url.endsWith('/invoke'))).to.deep.equal([true]);
  return {message: reduceAll(items), error};
}

describe('a wish for a picture', () => {
  it('is a text for Nova Canvas', async () => {
    expect(await bodyOf(ask(models.novaCanvas, [{text: 'A cat'}, {text: 'in the sun'}]))).to.deep.equal({
      taskType: 'TEXT_IMAGE',
      textToImageParams: {text: 'A cat\nin the sun'},
      imageGenerationConfig: {numberOfImages: 1},
    });
  });

  it('is a text and pictures to start from', async () => {
    expect(await bodyOf(ask(models.novaCanvas, [{text: 'Bluer'}, picture]))).to.deep.equal({
      taskType: 'IMAGE_VARIATION',
      imageVariationParams: {images: ['AQID'], text: 'Bluer'},
      imageGenerationConfig: {numberOfImages: 1},
    });
  });

  it('is another task where the page says so', async () => {
    const additionalModelRequestFields = {
      taskType: 'BACKGROUND_REMOVAL',
      imageVariationParams: null,
      imageGenerationConfig: null,
      backgroundRemovalParams: {image: bytes},
    };
    expect(await bodyOf(ask(models.novaCanvas, [picture], {additionalModelRequestFields}))).to.deep.equal({
      taskType: 'BACKGROUND_REMOVAL',
      backgroundRemovalParams: {image: 'AQID'},
    });
  });

  it('is a prompt for Stability, and a picture to start from', async () => {
    expect(await bodyOf(ask(models.stableImage, 'A cat'))).to.deep.equal({prompt: 'A cat', output_format: 'png'});
    const fields = {image: 'AQID', prompt: 'A cat', output_format: 'png', strength: 0.7};
    const content = [{text: 'A cat'}, picture];
    expect(await bodyOf(ask(models.stableImage, content))).to.deep.equal(fields);
    expect(await bodyOf(ask(models.stableDiffusion, content))).to.deep.equal({...fields, mode: 'image-to-image'});
  });

  it('is the last thing that was asked for, since these models know no conversation', async () => {
    const request: ChatRequest = {
      modelId: models.stableImage,
      messages: [
        {role: 'user', content: [{text: 'A cat'}]},
        {role: 'assistant', content: [picture]},
        {role: 'user', content: [{text: 'A dog'}]},
      ],
      inferenceConfig: {maxTokens: 1024},
    };
    expect(await bodyOf(request)).to.deep.equal({prompt: 'A dog', output_format: 'png'});
  });

  const refused: readonly (readonly [string, ChatRequest])[] = [
    ['tools', ask(models.novaCanvas, 'A cat', {toolConfig: {tools: []}})],
    ['system prompt', ask(models.novaCanvas, 'A cat', {system: [{text: 'Be kind.'}]})],
    ['temperature', ask(models.stableImage, 'A cat', {inferenceConfig: {temperature: 1}})],
    ['top-p', ask(models.stableImage, 'A cat', {inferenceConfig: {topP: 1}})],
    ['stop-sequences', ask(models.stableImage, 'A cat', {inferenceConfig: {stopSequences: ['END']}})],
    ['outputConfig', ask(models.stableImage, 'A cat', {outputConfig: {}})],
    ['“document”', ask(models.novaCanvas, [{document: {format: 'txt', name: 'A', source: {text: 'a'}}}])],
    ['without a text', ask(models.novaCanvas, [])],
    ['more than one picture', ask(models.stableImage, [{text: 'A cat'}, picture, picture])],
  ];
  for (const [what, request] of refused) {
    it(`is refused with ${what}`, async () => {
      const error = await refusalOf(request);
      expect(error).to.include({code: 'validation'});
      expect(error).to.have.property('hint').that.includes(what);
    });
  }
});

describe('an answer that is a picture', () => {
  for (const [format, file] of Object.entries(files)) {
    it(`is a block of the format ${format}, as its first bytes tell`, async () => {
      const {message} = await paint(models.novaCanvas, {images: [base64(file)]});
      expect(message.content).to.deep.equal([{image: {format, source: {bytes: file}}}]);
      expect(message.stopReason).to.equal('end_turn');
    });
  }

  it('comes from Stability in the same way', async () => {
    const answer = {seeds: [1], finish_reasons: [null], images: [base64(files.jpeg)]};
    const {message} = await paint(models.stableDiffusion, answer);
    expect(message.content).to.deep.equal([{image: {format: 'jpeg', source: {bytes: files.jpeg}}}]);
  });

  it('may be several', async () => {
    const {message} = await paint(models.novaCanvas, {images: [base64(files.png), base64(files.gif)]});
    expect(message.content.map(({image}) => image?.format)).to.deep.equal(['png', 'gif']);
    expect(message.blocks.every(({isDone}) => isDone)).to.equal(true);
  });

  it('is none where a filter stopped it', async () => {
    const filtered = {finish_reasons: ['Filter reason: prompt']};
    const error = 'This request has been blocked by our content filters. Our filters blocked some images.';
    const intervened = {'amazon-bedrock-guardrailAction': 'INTERVENED'};
    expect((await paint(models.stableImage, filtered)).message.stopReason).to.equal('content_filtered');
    expect((await paint(models.novaCanvas, {images: [], error})).message.stopReason).to.equal('content_filtered');
    expect((await paint(models.novaCanvas, intervened)).message.stopReason).to.equal('guardrail_intervened');
  });

  it('fails with what the model says where there is none', async () => {
    const {error} = await paint(models.stableImage, {finish_reasons: ['Inference error']});
    expect(error).to.include({code: 'model-error', retryable: true});
    expect(error).to.have.property('hint').that.includes('Inference error');
    expect((await paint(models.novaCanvas, {})).error).to.include({code: 'model-error'});
    expect((await paint(models.novaCanvas, {images: ['%%%']})).error).to.include({code: 'corrupt-stream'});
  });
});
