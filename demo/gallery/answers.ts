import {textAnswer, type ScriptAnswer, type ScriptStep} from '../../src/backends/scripted/index.js';

/** Everything that markdown has. */
export const longAnswer: readonly ScriptStep[] = textAnswer(`## Granite

Granite is a **coarse** rock of _quartz_, feldspar and mica. It cools slowly, deep below, over \`10,000\` years or more.

- It is hard: 6 to 7 on the scale of Mohs.
- It is old: some of it is [older than life](https://example.com/life).
- [x] It makes good kerbstones.

| Rock | Density | Grain |
| --- | ---: | --- |
| Granite | 2.7 | coarse |
| Basalt | 3.0 | fine |

\`\`\`js
const rocks = ['granite', 'basalt'];
for (const rock of rocks) console.log(rock.toUpperCase());
\`\`\`

> The past lies below our feet.

Its weight is $m = \\rho V$ for each block.[^1]

[^1]: Measured dry.
`);

/** A statement with the sources it rests on. */
export const citedAnswer: ScriptAnswer = [
  {contentBlockDelta: {contentBlockIndex: 0, delta: {text: 'Granite is found in the roots of mountains.'}}},
  {
    contentBlockDelta: {
      contentBlockIndex: 0,
      delta: {
        citation: {
          title: 'A field guide to rocks',
          sourceContent: [{text: 'Granite makes the roots of most mountain ranges.'}],
          location: {documentPage: {documentIndex: 0, start: 12, end: 13}},
        },
      },
    },
  },
  {
    contentBlockDelta: {
      contentBlockIndex: 0,
      delta: {
        citation: {
          title: 'example.com',
          sourceContent: [{text: 'The crust of continents is largely granite.'}],
          location: {web: {url: 'https://example.com/granite', domain: 'example.com'}},
        },
      },
    },
  },
  {contentBlockStop: {contentBlockIndex: 0}},
  {messageStop: {stopReason: 'end_turn'}},
];

/** A picture, with words. */
export const pictureAnswer: ScriptAnswer = async function* () {
  yield {contentBlockStart: {contentBlockIndex: 0, start: {image: {format: 'png'}}}};
  yield {contentBlockDelta: {contentBlockIndex: 0, delta: {image: {source: {bytes: await drawStone()}}}}};
  yield {contentBlockStop: {contentBlockIndex: 0}};
  yield {contentBlockDelta: {contentBlockIndex: 1, delta: {text: 'Here it is.'}}};
  yield {messageStop: {stopReason: 'end_turn'}};
};

/** A picture of a stone, as bytes of a PNG. */
export async function drawStone(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = Object.assign(document.createElement('canvas'), {width: 480, height: 320});
  const context = canvas.getContext('2d');
  if (!context) return new Uint8Array();
  const layers = [
    ['#e8e4d8', 0, 320],
    ['#b9ad8f', 210, 110],
  ] as const;
  for (const [color, top, height] of layers) {
    context.fillStyle = color;
    context.fillRect(0, top, 480, height);
  }
  const light = context.createRadialGradient(200, 130, 20, 240, 190, 170);
  light.addColorStop(0, '#a5a7a6');
  light.addColorStop(1, '#4a4f50');
  context.fillStyle = light;
  context.beginPath();
  context.ellipse(240, 190, 150, 95, -0.08, 0, 2 * Math.PI);
  context.fill();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0));
}
