import {speak, type Script} from '../script.js';

/** Shows what an answer can look like. */
export const markdownTour: Script = () => speak(tour);

const tour = `# A tour of markdown

Models answer in *markdown*, and it arrives in pieces: this **bold** word was cut somewhere in the middle, and so was \
the \`inline code\`. Here is [a link](https://docs.aws.amazon.com/bedrock/).

## Lists

1. Weigh the flour.
2. Add what you like:
   - raisins
   - nuts, but ~~peanuts~~ walnuts
3. Bake for 40 minutes.

- [x] preheat the oven
- [ ] wait

## A table

| Region | City | Distance (km) |
| :-- | :-- | --: |
| us-east-1 | Ashburn | 6,560 |
| eu-west-1 | Dublin | 1,390 |
| eu-central-1 | Frankfurt | 420 |

## Code

\`\`\`ts
/** Adds up what the shop owes. */
export function total(prices: readonly number[]): number {
  return prices.reduce((sum, price) => sum + price, 0);
}
\`\`\`

> Quotes stand apart.
>
> > And may hold others.

---

That was all: naïve façades, 日本語 and a family of emoji 👩‍👩‍👧‍👦 included.`;
