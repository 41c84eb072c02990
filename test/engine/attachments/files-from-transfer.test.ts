import {expect} from '@open-wc/testing';
import {filesFromTransfer} from '../../../src/engine/attachments/index.js';

const picture = new File(['x'], 'image.png', {type: 'image/png'});
const report = new File(['y'], 'report.pdf', {type: 'application/pdf'});

function transferOf(files: readonly File[], texts: Readonly<Record<string, string>> = {}): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  for (const [type, text] of Object.entries(texts)) transfer.items.add(text, type);
  return transfer;
}

const names = (transfer: DataTransfer | null) => filesFromTransfer(transfer).map(({name}) => name);

describe('what is dropped or pasted', () => {
  it('gives its files', () => {
    expect(names(transferOf([picture, report]))).to.deep.equal(['image.png', 'report.pdf']);
  });

  it('gives nothing when there is nothing, or text alone', () => {
    expect(names(null)).to.deep.equal([]);
    expect(names(transferOf([]))).to.deep.equal([]);
    expect(
      names(transferOf([], {'text/plain': 'Hi', 'text/html': '<img src="https://example.org/a.png">'})),
    ).to.deep.equal([]);
  });

  it('gives a picture that was copied from a page, and a file that was copied with its name', () => {
    expect(names(transferOf([picture], {'text/html': '<img src="https://example.org/a.png">'}))).to.deep.equal([
      'image.png',
    ]);
    expect(names(transferOf([report], {'text/plain': 'report.pdf'}))).to.deep.equal(['report.pdf']);
  });

  it('gives no picture of a text that was copied from an office program', () => {
    expect(names(transferOf([picture], {'text/html': '<table></table>', 'text/plain': '1\t2'}))).to.deep.equal([]);
  });

  it('leaves folders out', () => {
    const item = (file: File | null, isDirectory: boolean) => ({
      kind: 'file',
      getAsFile: () => file,
      webkitGetAsEntry: () => ({isDirectory}),
    });
    const items = [item(report, false), item(new File([], 'folder'), true), item(null, false)];
    expect(names({types: ['Files'], items, files: []} as never)).to.deep.equal(['report.pdf']);
    expect(names({types: ['Files'], items: items.slice(1, 2), files: [new File([], 'folder')]} as never)).to.deep.equal(
      [],
    );
  });

  it('gives files that come without items', () => {
    expect(names({types: ['Files'], items: [], files: [report]} as never)).to.deep.equal(['report.pdf']);
  });
});
