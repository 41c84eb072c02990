import {expect} from '@open-wc/testing';
import {keepAll, ways, wireOf} from './keep-all.js';
import {forSeeds, newSeed} from './random.js';
import {modelIds, randomConversation} from './random-conversation.js';

describe('a conversation that was kept', () => {
  const seed = newSeed();

  for (const [way, keep] of ways) {
    it(`comes back ${way} with everything in it, and asks with the same bytes (seed ${seed})`, function () {
      this.timeout(60_000);
      forSeeds(
        600,
        (random) => {
          const {messages} = randomConversation(random, 4 + random.below(20));
          const restored = keepAll(messages, keep);
          expect(restored).to.deep.equal(messages);
          const modelId = random.pick(modelIds);
          expect(wireOf(restored, modelId)).to.equal(wireOf(messages, modelId));
        },
        seed,
      );
    });
  }
});
