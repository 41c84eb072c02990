import {createRandom, type Random} from '../transcript/random.js';

const words =
  'the model answers in small pieces and each of them has to be shown at once without moving what a reader has begun to ' +
  'read so that nothing jumps while lists grow tables fill and code is still being written line by line';
const vocabulary = words.split(' ');

const sentence = (random: Random) => {
  const length = 6 + random.below(14);
  const parts = Array.from({length}, () => decorate(vocabulary[random.below(vocabulary.length)] ?? 'word', random));
  return `${parts.join(' ')}.`;
};

function decorate(word: string, random: Random): string {
  switch (random.below(24)) {
    case 0:
      return `**${word}**`;
    case 1:
      return `*${word}*`;
    case 2:
      return `\`${word}()\``;
    case 3:
      return `[${word}](https://example.org/${word})`;
    default:
      return word;
  }
}

const paragraph = (random: Random) => Array.from({length: 2 + random.below(4)}, () => sentence(random)).join(' ');

const makers: readonly [(random: Random) => string, ...((random: Random) => string)[]] = [
  paragraph,
  paragraph,
  paragraph,
  (random) => `${'#'.repeat(2 + random.below(3))} ${vocabulary.slice(0, 3 + random.below(4)).join(' ')}`,
  (random) => Array.from({length: 3 + random.below(5)}, () => `- ${sentence(random)}`).join('\n'),
  (random) =>
    Array.from(
      {length: 3 + random.below(4)},
      (_, at) => `${at + 1}. ${sentence(random)}\n   - ${sentence(random)}`,
    ).join('\n'),
  (random) =>
    `\`\`\`ts\n${Array.from({length: 4 + random.below(12)}, (_, at) => `const value${at} = compute(${at}, 'text'); // line ${at}`).join('\n')}\n\`\`\``,
  (random) =>
    `| name | count | remark |\n| :-- | --: | --- |\n${Array.from({length: 3 + random.below(6)}, (_, at) => `| row ${at} | ${at * 7} | ${decorate('remark', random)} here |`).join('\n')}`,
  (random) => `> ${sentence(random)}\n> ${sentence(random)}`,
];

/** An answer as models write them, of about so many characters: paragraphs, lists, code, tables, quotes. */
export function mixedAnswer(length: number, seed = 1): string {
  const random = createRandom(seed);
  const parts = ['A first paragraph that stays as it is while all the others come.'];
  for (let size = 0; size < length;) {
    const part = random.pick(makers)(random);
    parts.push(part);
    size += part.length + 2;
  }
  return parts.join('\n\n').slice(0, length);
}
