import {expect} from '@open-wc/testing';

import {findArgumentFault} from '../../../src/engine/tools/check-arguments.js';

const schema = {
  type: 'object',
  properties: {
    id: {type: 'string', pattern: '^[A-Z]-\\d+$'},
    size: {enum: ['S', 'M', 'L']},
    lines: {type: 'array', items: {$ref: '#/$defs/line'}, minItems: 1},
  },
  required: ['id'],
  additionalProperties: false,
  $defs: {line: {type: 'object', properties: {amount: {type: 'integer', minimum: 1}}, required: ['amount']}},
};

const fault = (input: unknown, given: Readonly<Record<string, unknown>> = schema) => findArgumentFault(input, given);

describe('findArgumentFault', () => {
  it('finds none in arguments that fit', () => {
    expect(fault({id: 'A-1', size: 'M', lines: [{amount: 2}]})).to.equal(undefined);
    expect(fault({anything: 1}, {type: 'object'})).to.equal(undefined);
    expect(fault({anything: 1}, {})).to.equal(undefined);
  });

  it('names everything that is wrong with its place, and nothing twice', () => {
    expect(fault({size: 'XL', lines: [{amount: 1}, {amount: 0}, {}]})).to.equal(
      [
        'Instance does not have required property "id".',
        'size: Instance does not match any of ["S","M","L"].',
        'lines.1.amount: 0 is less than 1.',
        'lines.2: Instance does not have required property "amount".',
      ].join(' '),
    );
  });

  it('names what the schema does not know', () => {
    expect(fault({id: 'A-1', colour: 'red'})).to.equal(
      'Property "colour" does not match additional properties schema.',
    );
  });

  it('is short, whatever is wrong', () => {
    const values = Array.from({length: 500}, (_, at) => `value-${at}`);
    expect(fault({size: 'x'}, {properties: {size: {enum: values}}})).to.have.length(200);
    const lines = Array.from({length: 40}, () => ({amount: 0}));
    expect(fault({id: 'A-1', lines})).to.match(/^lines\.0\.amount: .* lines\.4\.amount: .* And 35 more\.$/);
  });

  it('takes only objects', () => {
    for (const input of [null, undefined, 'A-1', 7, [], [{id: 'A-1'}]]) {
      expect(fault(input, {})).to.equal('The arguments have to be a JSON object.');
    }
  });

  it('reads escaped places', () => {
    expect(fault({'a/b': {'c~d': 1}}, {properties: {'a/b': {properties: {'c~d': {type: 'string'}}}}})).to.match(
      /^a\/b\.c~d: /,
    );
  });

  it('knows the drafts by their name', () => {
    const tuple = {properties: {pair: {type: 'array', prefixItems: [{type: 'string'}], items: false}}};
    expect(fault({pair: ['a']}, tuple)).to.equal(undefined);
    expect(fault({pair: ['a', 1]}, tuple)).not.to.equal(undefined);
    const old = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      properties: {pair: {items: [{type: 'string'}], additionalItems: false}},
    };
    expect(fault({pair: ['a']}, old)).to.equal(undefined);
    expect(fault({pair: ['a', 1]}, old)).not.to.equal(undefined);
    const draft4 = {
      $schema: 'http://json-schema.org/draft-04/schema#',
      properties: {n: {maximum: 3, exclusiveMaximum: true}},
    };
    expect(fault({n: 3}, draft4)).not.to.equal(undefined);
  });

  it('lets nothing pass a schema that is broken', () => {
    const broken = 'Nothing fits the schema of this tool, because the schema itself is broken.';
    const cyclic: Record<string, unknown> = {};
    cyclic['not'] = cyclic;
    for (const schema of [{$ref: '#/nowhere'}, {properties: {id: {pattern: '('}}}, cyclic, {$ref: '#'}]) {
      expect(fault({id: 'A-1'}, schema)).to.equal(broken);
    }
  });

  it('fetches no reference', () => {
    const {fetch} = globalThis;
    const asked: unknown[] = [];
    globalThis.fetch = async (resource) => {
      asked.push(resource);
      return new Response('{}');
    };
    try {
      expect(fault({}, {$ref: 'https://schemas.example/order.json'})).to.contain('broken');
      expect(asked).to.be.empty;
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('leaves the schema alone, also a frozen one', () => {
    const frozen = Object.freeze({type: 'object', properties: Object.freeze({id: Object.freeze({type: 'string'})})});
    expect(fault({id: 1}, frozen)).to.contain('id: ');
    const open = {type: 'object'};
    fault({}, open);
    expect(Object.getOwnPropertyNames(open)).to.deep.equal(['type']);
  });

  it('looks only at what an object has itself', () => {
    expect(fault({}, {required: ['toString', '__proto__']})).to.contain('toString');
    expect(fault({}, {properties: {constructor: {type: 'string'}}})).to.equal(undefined);
  });
});
