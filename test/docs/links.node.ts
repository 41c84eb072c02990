import assert from 'node:assert/strict';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, normalize} from 'node:path';
import {describe, it} from 'node:test';
import {listDocuments, readAnchors, readLinks, type Link} from './read-docs.js';

/** What is wrong with a link; addresses of other places are not asked. */
function findFault({file, target}: Link): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [path = '', anchor] = target.split('#');
  const place = path === '' ? file : normalize(join(dirname(file), decodeURI(path)));
  if (!existsSync(place)) return `${place} is not there`;
  if (anchor === undefined) return undefined;
  const text = statSync(place).isFile() ? readFileSync(place, 'utf8') : '';
  return readAnchors(text).has(anchor) ? undefined : `${place} has no heading for #${anchor}`;
}

describe('every link leads somewhere', () => {
  for (const file of [...listDocuments(), 'llms.txt']) {
    it(file, () => {
      const faults = readLinks(file).map((link) => ({line: link.line, fault: findFault(link)}));
      assert.deepEqual(
        faults.filter(({fault}) => fault !== undefined),
        [],
      );
    });
  }
});

describe('links are found', () => {
  const link = (target: string) => findFault({file: 'docs/x.md', line: 1, target});

  it('that lead nowhere', () => {
    assert.match(link('nowhere.md') ?? '', /docs\/nowhere\.md is not there/);
    assert.match(link('../README.md#nothing') ?? '', /no heading/);
    assert.equal(link('../README.md#try-it'), undefined);
  });

  it('in words, pictures and HTML, but not in code', () => {
    const text =
      'See [a](a.md) and ![b](b.svg "B").\n`[c](c.md)`\n```\n[d](d.md)\n```\n<img src="e.svg">\n[`f`](f.md#g)';
    assert.deepEqual(
      readLinks('x.md', text).map(({target}) => target),
      ['a.md', 'b.svg', 'e.svg', 'f.md#g'],
    );
  });

  it('by the anchors that headings have', () => {
    const anchors = readAnchors(
      '# A `b` & c!\n## Two\n## Two\n```\n# no\n```\n### [Link](x.md) here\n#### `guest-scope`',
    );
    assert.deepEqual([...anchors], ['a-b--c', 'two', 'two-1', 'link-here', 'guest-scope']);
  });
});
