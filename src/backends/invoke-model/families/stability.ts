import {cannot} from '../cannot.js';
import type {Family} from '../family.js';
import {listOf} from '../json.js';
import {createPictureReader, readWish} from '../pictures.js';

const name = 'Stability AI';

/**
 * Stable Image and Stable Diffusion 3: a picture from a text, or from a picture and a text. Everything else goes into
 * `additionalModelRequestFields`.
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-diffusion-3-5-large.html)
 */
export const stability: Family = {
  withoutStream: true,

  writeBody(request) {
    const {text, pictures} = readWish(request, name);
    const [picture, ...others] = pictures;
    if (others.length > 0) throw cannot(name, 'more than one picture', 'Send the one to start from.');
    const body = {prompt: text, output_format: 'png'};
    if (!picture) return body;
    // Only Stable Diffusion asks which of the two is meant.
    const mode = request.modelId?.includes('.sd3') ? {mode: 'image-to-image'} : {};
    // How much of the picture may change; there is no default.
    return {...body, ...mode, image: picture.bytes, strength: 0.7};
  },

  createReader: () =>
    createPictureReader(({images, finish_reasons: reasons}) => ({
      images,
      problem: listOf(reasons).find((reason) => reason !== null),
    })),
};
