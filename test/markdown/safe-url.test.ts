import {expect} from '@open-wc/testing';
import {safeUrl} from '../../src/markdown/safe-url.js';

describe('safeUrl', () => {
  for (const url of ['https://example.org/a?b=c#d', 'http://example.org/', 'mailto:a@example.org', 'tel:+4930123']) {
    it(`lets ${url} pass`, () => expect(safeUrl(url)).to.equal(url));
  }

  it('returns the address as a browser reads it', () => {
    expect(safeUrl('HTTPS://EXAMPLE.org/a b')).to.equal('https://example.org/a%20b');
  });

  const refused = [
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'blob:https://example.org/1',
    'file:///etc/passwd',
    'vbscript:msgbox(1)',
    '/relative',
    '//example.org',
    '',
    'https://user:secret@example.org/',
    'https://example.org/\u202egpj.exe',
    'https://exam\u200bple.org/',
    'https://exa\u00admple.org/',
    `https://example.org/${'a'.repeat(2048)}`,
    undefined,
    42,
  ];
  for (const address of refused) {
    it(`refuses ${JSON.stringify(address)?.slice(0, 60)}`, () => expect(safeUrl(address)).to.equal(undefined));
  }
});
