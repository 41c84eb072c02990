import {expect} from '@open-wc/testing';

import {readEvents} from '../../../src/aws/event-stream/read-events.js';
import {isChatError} from '../../../src/model/index.js';
import {asStream, collect, eventFrame, frame, join} from './frames.js';
import {withHeaderType} from './spoilt-frames.js';

function read(...frames: readonly Uint8Array[]) {
  return collect(readEvents(asStream(frames)));
}

describe('readEvents', () => {
  it('names an event by its header and takes the padding out of it', async () => {
    const {items} = await read(eventFrame('messageStart', {role: 'assistant', p: 'abcdefgh'}));
    expect(items).to.deep.equal([{messageStart: {role: 'assistant'}}]);
  });

  it('keeps a member p that is not the padding', async () => {
    const delta = {toolResult: [{json: {p: 'paragraph', bytes: 'not base64!'}}]};
    const {items} = await read(eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta, p: 'abc'}));
    expect(items).to.deep.equal([{contentBlockDelta: {contentBlockIndex: 0, delta}}]);
  });

  it('passes on events and deltas that nobody knows yet', async () => {
    const unknown = eventFrame('somethingNew', {a: [1, {b: 2}]});
    const delta = eventFrame('contentBlockDelta', {contentBlockIndex: 3, delta: {hologram: {x: 1}}});
    const {items} = await read(unknown, delta);
    expect(items).to.deep.equal([
      {somethingNew: {a: [1, {b: 2}]}},
      {contentBlockDelta: {contentBlockIndex: 3, delta: {hologram: {x: 1}}}},
    ]);
  });

  it('reads bytes out of the two deltas that carry them', async () => {
    const redacted = {reasoningContent: {redactedContent: 'AQID'}};
    const image = {image: {source: {bytes: '/////w=='}}};
    const {items} = await read(
      eventFrame('contentBlockDelta', {contentBlockIndex: 0, delta: redacted}),
      eventFrame('contentBlockDelta', {contentBlockIndex: 1, delta: image}),
    );
    const [first, second] = items.map((item) => item.contentBlockDelta?.delta);
    expect([...(first?.reasoningContent?.redactedContent ?? [])]).to.deep.equal([1, 2, 3]);
    expect([...Object(second?.image?.source).bytes]).to.deep.equal([255, 255, 255, 255]);
  });

  it('reads an empty payload as an event without members', async () => {
    expect((await read(eventFrame('messageStop', ''))).items).to.deep.equal([{messageStop: {}}]);
  });

  it('throws an exception frame with its name and sentence, after the events before it', async () => {
    const exception = frame(
      {':message-type': 'exception', ':exception-type': 'throttlingException'},
      {message: 'Slow down'},
    );
    const {items, error} = await read(eventFrame('messageStart', {role: 'assistant'}), exception);
    expect(items).to.have.length(1);
    expect(error).to.include({name: 'throttlingException', message: 'Slow down'});
  });

  it('throws an error frame with its code and sentence', async () => {
    const {error} = await read(
      frame({':message-type': 'error', ':error-code': 'InternalError', ':error-message': 'Oops'}),
    );
    expect(error).to.include({name: 'InternalError', message: 'Oops'});
  });

  const damaged = eventFrame('messageStart', {role: 'assistant'});
  damaged[damaged.length - 6] = (damaged[damaged.length - 6] ?? 0) ^ 1;

  for (const [what, broken] of Object.entries({
    'a changed payload': damaged,
    'a payload that is no JSON': eventFrame('messageStart', '{"role":'),
    'a payload that is no object': eventFrame('messageStart', '"hello"'),
    'bytes that are no base64': eventFrame('contentBlockDelta', {delta: {reasoningContent: {redactedContent: '%'}}}),
    'a frame of an unknown type': frame({':message-type': 'gossip', ':event-type': 'messageStart'}),
    'an event without a name': frame({':message-type': 'event'}),
    'a name that is no text': withHeaderType(eventFrame('messageStart', {role: 'assistant'}), ':event-type', 6),
    'a type that is no text': withHeaderType(eventFrame('messageStart', {role: 'assistant'}), ':message-type', 6),
  })) {
    it(`says corrupt-stream for ${what}`, async () => {
      const {items, error} = await read(eventFrame('messageStart', {role: 'assistant'}), broken);
      expect(items).to.have.length(1);
      expect(isChatError(error) && error.code).to.equal('corrupt-stream');
    });
  }

  it('reads the same from one chunk as from many', async () => {
    const bytes = join(
      eventFrame('messageStart', {role: 'assistant'}),
      eventFrame('messageStop', {stopReason: 'end_turn'}),
    );
    expect((await read(bytes)).items).to.have.length(2);
  });
});
