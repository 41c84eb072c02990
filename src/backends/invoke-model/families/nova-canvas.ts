import {cannot} from '../cannot.js';
import type {Family} from '../family.js';
import {createPictureReader, readWish} from '../pictures.js';

const name = 'Amazon Nova Canvas';

/**
 * Amazon Nova Canvas, and Titan Image, which speaks the same: a picture from a text, or after pictures that come with it.
 * Other tasks and sizes go into `additionalModelRequestFields`.
 * (https://docs.aws.amazon.com/nova/latest/userguide/image-gen-req-resp-structure.html)
 */
export const novaCanvas: Family = {
  withoutStream: true,

  writeBody(request) {
    const {text, pictures} = readWish(request, name);
    const images = pictures.map(({bytes}) => bytes);
    if (images.length === 0 && text === '') throw cannot(name, 'request without a text', 'Say what to paint.');
    return {
      ...(images.length > 0
        ? {taskType: 'IMAGE_VARIATION', imageVariationParams: {images, ...(text && {text})}}
        : {taskType: 'TEXT_IMAGE', textToImageParams: {text}}),
      imageGenerationConfig: {numberOfImages: 1},
    };
  },

  createReader: () => createPictureReader((answer) => ({images: answer['images'], problem: answer['error']})),
};
