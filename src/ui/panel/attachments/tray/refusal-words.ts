import type {DescribeRefusal} from '../../../../engine/attachments/index.js';
import type {AllStrings} from '../../../strings-rich.js';

const longestName = 60;

/** Writes the sentences of refusals in the language of the texts. */
export function describeIn({lang, refusals, largestFile, mostFiles}: AllStrings): DescribeRefusal {
  return (name, code, {most}) => {
    const sentence = refusals[code](isolate(shorten(name)));
    if (!most) return sentence;
    if (code === 'too-large') return `${sentence} ${largestFile(formatBytes(most, lang))}`;
    return code === 'too-many' ? `${sentence} ${mostFiles(most.toLocaleString(lang))}` : sentence;
  };
}

/** A size as people read it. */
export function formatBytes(bytes: number, lang: string): string {
  const [amount, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kilobyte'] : [bytes / (1024 * 1024), 'megabyte'];
  const digits = unit === 'kilobyte' ? 0 : 2;
  const format = new Intl.NumberFormat(lang, {style: 'unit', unit, maximumFractionDigits: digits});
  return format.format(unit === 'kilobyte' ? Math.ceil(amount) : amount);
}

/** The ending of a long name says more than its middle. */
function shorten(name: string): string {
  if (name.length <= longestName) return name;
  const half = longestName / 2;
  return `${name.slice(0, half)}…${name.slice(-half)}`;
}

/** A name is written in its own direction, whatever that of the sentence is. (Unicode UAX #9, 2.4) */
function isolate(name: string): string {
  return `\u2068${name}\u2069`;
}
