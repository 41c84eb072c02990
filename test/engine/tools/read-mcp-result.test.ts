import {expect} from '@open-wc/testing';

import {isMcpResult, readMcpResult} from '../../../src/engine/tools/read-mcp-result.js';
import {readResult} from '../../../src/engine/tools/read-result.js';

const data = btoa('bytes');
const bytes = new TextEncoder().encode('bytes');

const read = (...content: readonly unknown[]): readonly unknown[] => readMcpResult({content}).toolResult.content;

describe('readMcpResult', () => {
  it('reads texts and pictures', () => {
    const picture = {type: 'image', data, mimeType: 'image/png'};
    expect(read({type: 'text', text: 'Here.'}, picture)).to.deep.equal([
      {text: 'Here.'},
      {image: {format: 'png', source: {bytes}}},
    ]);
    expect(read({...picture, mimeType: 'IMAGE/JPEG; q=1'})).to.deep.equal([{image: {format: 'jpeg', source: {bytes}}}]);
  });

  it('says what came where Bedrock has no place for it', () => {
    expect(read({type: 'audio', data, mimeType: 'audio/wav'})).to.deep.equal([
      {text: '[A sound of type audio/wav came, which cannot be shown here.]'},
    ]);
    for (const picture of [{data, mimeType: 'image/svg+xml'}, {data: '###', mimeType: 'image/png'}, {}]) {
      expect(JSON.stringify(read({type: 'image', ...picture}))).to.match(/A picture of type .* cannot be shown/);
    }
  });

  it('reads files that came along, under names that Converse takes', () => {
    const file = (resource: object) => read({type: 'resource', resource})[0];
    expect(file({uri: 'shop://a', text: 'A text.', mimeType: 'text/plain'})).to.deep.equal({text: 'A text.'});
    expect(
      file({uri: 'https://shop.example/bills/2026_01 (ä).pdf?x', blob: data, mimeType: 'application/pdf'}),
    ).to.deep.equal({document: {format: 'pdf', name: '2026 01 ( ) pdf', source: {bytes}}});
    expect(file({uri: 'shop://', blob: data, mimeType: 'text/csv'})).to.deep.equal({
      document: {format: 'csv', name: 'document', source: {bytes}},
    });
    expect(file({uri: 'shop://a.png', blob: data, mimeType: 'image/webp'})).to.deep.equal({
      image: {format: 'webp', source: {bytes}},
    });
    expect(file({uri: 'shop://a.zip', blob: data, mimeType: 'application/zip'})).to.deep.equal({
      text: '[A file shop://a.zip of type application/zip came, which cannot be shown here.]',
    });
  });

  it('names what it is pointed to', () => {
    const link = {type: 'resource_link', uri: 'https://shop.example/a', name: 'a'};
    expect(read(link, {...link, title: 'A thing'})).to.deep.equal([
      {text: 'a: https://shop.example/a'},
      {text: 'A thing: https://shop.example/a'},
    ]);
  });

  it('keeps what it does not know', () => {
    const later = {type: 'hologram', depth: 3};
    expect(read(later)).to.deep.equal([{json: later}]);
    expect(read({type: 'resource', resource: 'a'})).to.deep.equal([{json: {type: 'resource', resource: 'a'}}]);
  });

  it('takes structured content only where there is no other', () => {
    const structuredContent = {n: 7};
    const text = {type: 'text', text: '{"n": 7}'};
    expect(readMcpResult({content: [], structuredContent}).toolResult.content).to.deep.equal([{json: {n: 7}}]);
    expect(readMcpResult({structuredContent}).toolResult.content).to.deep.equal([{json: {n: 7}}]);
    expect(readMcpResult({content: [text], structuredContent}).toolResult.content).to.deep.equal([{text: '{"n": 7}'}]);
    expect(read()).to.deep.equal([{text: 'No output.'}]);
  });

  it('gives what a round takes as a result, with its failure', () => {
    const failed = readMcpResult({content: [{type: 'text', text: 'Sold out.'}], isError: true});
    expect(readResult(failed)).to.deep.equal({content: [{text: 'Sold out.'}], isError: true});
    expect(readResult(readMcpResult({content: [{type: 'text', text: 'Here.'}]})).isError).to.equal(false);
    expect(readMcpResult({content: [], isError: 'yes'}).toolResult).not.to.have.property('status');
  });

  it('is only for what the protocol answers', () => {
    expect(isMcpResult({content: [{type: 'text', text: 'a'}]})).to.equal(true);
    expect(isMcpResult({content: []})).to.equal(true);
    for (const other of [null, 'a', {}, {content: 'a'}, {content: [{text: 'a'}]}, {content: ['a']}, []]) {
      expect(isMcpResult(other)).to.equal(false);
    }
  });
});
