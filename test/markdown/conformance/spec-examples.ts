/** One example of a specification: markdown, and the HTML that it stands for. */
export interface SpecExample {
  readonly number: number;
  readonly section: string;
  readonly markdown: string;
  readonly html: string;
}

const fence = '`'.repeat(32);

/** The examples of the CommonMark specification, from the package that carries its text. */
export async function readCommonMark(): Promise<SpecExample[]> {
  const answer = await fetch('/node_modules/commonmark-spec/spec.txt');
  return readExamples(await answer.text());
}

/** The examples in the text of the specification. */
export function readExamples(specification: string): SpecExample[] {
  const pattern = new RegExp(`^${fence} example\\n([\\s\\S]*?)^\\.\\n([\\s\\S]*?)^${fence}$|^#{1,6} *(.*)$`, 'gm');
  const text = specification.replace(/\r\n?/g, '\n').replace(/^<!-- END TESTS -->[\s\S]*/m, '');
  const examples: SpecExample[] = [];
  let section = '';
  for (const [, markdown, html, heading] of text.matchAll(pattern)) {
    if (heading !== undefined) section = heading;
    if (markdown === undefined || html === undefined) continue;
    const show = (part: string) => part.replaceAll('→', '\t');
    examples.push({number: examples.length + 1, section, markdown: show(markdown), html: show(html)});
  }
  return examples;
}
