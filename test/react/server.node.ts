import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {createElement} from 'react';
import {renderToString} from 'react-dom/server';

const {OutcropChat}: typeof import('../../src/react/index.js') = await import('outcrop/react' as string);

describe('the component for React, on a server', () => {
  it('renders what attributes can tell, and nothing else', () => {
    const onOutcropOpen = () => assert.fail('Nothing opens on a server.');
    const element = createElement(OutcropChat, {identityPoolId: 'us-east-1:1', open: true, tools: [], onOutcropOpen});
    assert.equal(renderToString(element), '<outcrop-chat identity-pool-id="us-east-1:1" open=""></outcrop-chat>');
  });

  it('is marked as one for browsers, for frameworks whose components run on servers', () => {
    assert.match(readFileSync('dist/modules/react.js', 'utf8'), /^(['"])use client\1;/);
  });
});
