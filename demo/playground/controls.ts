/** Everything that can be set on the playground, as one table: the form, the address and the snippets follow from it. */
import {languageTags} from '../../src/locales/index.js';

/** What a control sets, and how it is shown. */
export interface Control {
  /** In the address, and on the element: the name of an attribute, or of a token without `--outcrop-`. */
  readonly name: string;
  readonly label: string;
  readonly group: Group;
  /** `page`: something that the element has no attribute for. */
  readonly sets: 'attribute' | 'token' | 'page';
  readonly kind: 'choice' | 'text' | 'lines' | 'number' | 'range' | 'colour' | 'flag';
  /** What the element has without it; of a colour, in the light. Default: nothing. */
  readonly usual?: string;
  /** Of a colour: what the element has in the dark. */
  readonly usualInDark?: string;
  /** What the playground begins with. Default: as `usual`; of a colour, none. */
  readonly initial?: string;
  /** Of a choice: values with their names. */
  readonly options?: readonly (readonly [value: string, label: string])[];
  /** Of a number or a range. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly hint?: string;
}

/** The groups, in the order in which they are shown. */
export const groups = ['Surface', 'Looks', 'Words', 'Model & request', 'Tools', 'Features', 'History', 'Cost'] as const;

export type Group = (typeof groups)[number];

type Details = Omit<Control, 'name' | 'label' | 'group' | 'sets' | 'kind'>;

const languageNames = new Intl.DisplayNames(['en'], {type: 'language'});
const languages = ['en', ...languageTags].map((tag) => [tag, languageNames.of(tag) ?? tag] as const);
const serif = "'Iowan Old Style', Georgia, serif";
const mono = 'ui-monospace, Menlo, Consolas, monospace';

/** All of them. */
export const controls: readonly Control[] = [
  attribute('mode', 'Mode', 'Surface', 'choice', {
    usual: 'bubble',
    initial: 'inline',
    options: [
      ['inline', 'Inline: a part of the page'],
      ['bubble', 'Bubble: a launcher and a popup'],
      ['side', 'Side: a drawer'],
    ],
  }),
  attribute('side', 'A drawer', 'Surface', 'choice', {
    options: [
      ['', 'Lies over the page'],
      ['push', 'Makes the page narrower'],
    ],
    hint: 'In the mode “Side”.',
  }),
  attribute('theme', 'Theme', 'Surface', 'choice', {
    usual: 'auto',
    options: [
      ['auto', 'As the system'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ],
  }),
  attribute('lang', 'Language', 'Surface', 'choice', {usual: 'en', options: languages}),
  attribute('follow', 'While an answer grows', 'Surface', 'choice', {
    usual: 'bottom',
    options: [
      ['bottom', 'Follow its end'],
      ['question', 'Keep the question in view'],
      ['off', 'Leave the reader alone'],
    ],
  }),

  token('accent', 'Accent', 'colour', {usual: '#17594f', usualInDark: '#84cfc1'}),
  token('on-accent', 'On the accent', 'colour', {usual: '#ffffff', usualInDark: '#04221d'}),
  token('surface', 'Surface', 'colour', {usual: '#ffffff', usualInDark: '#15191a'}),
  token('surface-raised', 'Raised surface', 'colour', {usual: '#f4f6f5', usualInDark: '#1f2526'}),
  token('border', 'Border', 'colour', {usual: '#dde3e1', usualInDark: '#343c3d'}),
  token('text', 'Text', 'colour', {usual: '#1b2423', usualInDark: '#e8eded'}),
  token('text-quiet', 'Quiet text', 'colour', {usual: '#5b6866', usualInDark: '#a4b0b0'}),
  token('danger', 'Danger', 'colour', {usual: '#b3261e', usualInDark: '#ffb4ab'}),
  token('font', 'Typeface', 'choice', {
    options: [
      ['', 'The system’s'],
      [serif, 'With serifs'],
      [mono, 'In one width'],
    ],
  }),
  token('font-code', 'Typeface of code', 'choice', {
    options: [
      ['', 'The system’s'],
      ["'Courier New', monospace", 'Courier'],
    ],
  }),
  token('size', 'Size of text', 'range', {usual: '16', min: 12, max: 24, unit: 'px'}),
  token('space', 'Space', 'range', {usual: '8', min: 4, max: 14, unit: 'px'}),
  token('radius', 'Roundness', 'range', {usual: '16', min: 0, max: 32, unit: 'px'}),
  token('width', 'Width', 'range', {usual: '400', min: 300, max: 720, step: 10, unit: 'px', hint: 'Not when inline.'}),
  token('height', 'Height', 'range', {
    usual: '640',
    min: 320,
    max: 900,
    step: 10,
    unit: 'px',
    hint: 'Not in a drawer.',
  }),
  token('layer', 'Layer', 'number', {usual: '1000', hint: 'The z-index of the launcher.'}),

  attribute('heading', 'Heading', 'Words', 'text'),
  attribute('greeting', 'Greeting', 'Words', 'text'),
  attribute('placeholder', 'Placeholder', 'Words', 'text'),
  attribute('teaser', 'Greeting beside the launcher', 'Words', 'text', {
    hint: 'In the mode “Bubble”, once in a visit.',
  }),
  attribute('contact', 'Contact', 'Words', 'text', {hint: 'An address, such as mailto:desk@example.com.'}),
  page('suggestions', 'Suggestions', 'Words', 'lines', {hint: 'One question a line.'}),

  page('from', 'Answers come from', 'Model & request', 'choice', {
    options: [
      ['stand-in', 'The stand-in: no cost'],
      ['aws', 'Amazon Bedrock: billed'],
    ],
  }),
  attribute('model-id', 'Model', 'Model & request', 'text'),
  attribute('region', 'Region', 'Model & request', 'text'),
  attribute('identity-pool-id', 'Identity pool', 'Model & request', 'text'),
  attribute('guest-role-arn', 'Role of guests', 'Model & request', 'text'),
  attribute('system', 'System prompt', 'Model & request', 'lines'),
  attribute('max-tokens', 'Longest answer', 'Model & request', 'number', {usual: '1024', min: 1, hint: 'In tokens.'}),
  attribute('temperature', 'Temperature', 'Model & request', 'number', {min: 0, max: 1, step: 0.1}),
  attribute('top-p', 'Top P', 'Model & request', 'number', {min: 0, max: 1, step: 0.1}),
  attribute('stop-sequences', 'Stop sequences', 'Model & request', 'lines', {hint: 'One a line.'}),
  attribute('guardrail-id', 'Guardrail', 'Model & request', 'text'),
  attribute('guardrail-version', 'Version of the guardrail', 'Model & request', 'text'),
  attribute('fallback-model-id', 'Model to fall back on', 'Model & request', 'text'),

  page('find_order', 'Look up an order', 'Tools', 'flag'),
  page('read_clock', 'Read the clock', 'Tools', 'flag'),
  page('approval', 'Before a tool runs', 'Tools', 'choice', {
    usual: 'ask',
    options: [
      ['ask', 'Ask the visitor'],
      ['never', 'Do not ask'],
    ],
  }),

  attribute('show-usage', 'Show what answers took', 'Features', 'flag'),
  attribute('without-reasoning', 'Without reasoning', 'Features', 'flag'),
  attribute('without-attachments', 'Without attachments', 'Features', 'flag'),
  attribute('without-feedback', 'Without feedback', 'Features', 'flag'),
  attribute('without-notice', 'Without the notice that a machine answers', 'Features', 'flag'),
  attribute('web-mcp', 'Tools that the page published (WebMCP)', 'Features', 'flag'),
  attribute('dictation', 'Dictation, where the browser can', 'Features', 'flag'),
  attribute('open', 'Open from the start', 'Features', 'flag', {hint: 'Not when inline.'}),

  attribute('history', 'Kept', 'History', 'choice', {
    usual: 'tab',
    options: [
      ['tab', 'As long as the tab'],
      ['device', 'On the device'],
      ['off', 'Not at all'],
    ],
  }),
  attribute('history-key', 'Key', 'History', 'text', {hint: 'Chats with the same key share their conversations.'}),

  page('input-price', 'A million tokens read', 'Cost', 'number', {min: 0, step: 0.01}),
  page('output-price', 'A million tokens written', 'Cost', 'number', {min: 0, step: 0.01}),
];

function attribute(name: string, label: string, group: Group, kind: Control['kind'], details: Details = {}): Control {
  return {name, label, group, sets: 'attribute', kind, ...details};
}

function token(name: string, label: string, kind: Control['kind'], details: Details): Control {
  return {name, label, group: 'Looks', sets: 'token', kind, ...details};
}

function page(name: string, label: string, group: Group, kind: Control['kind'], details: Details = {}): Control {
  return {name, label, group, sets: 'page', kind, ...details};
}
