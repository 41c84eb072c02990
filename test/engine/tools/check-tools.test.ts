import {expect} from '@open-wc/testing';

import {checkTools, fitNames} from '../../../src/engine/tools/index.js';
import {isChatError} from '../../../src/model/index.js';
import {declareTools} from '../../../src/transcript/tool-config.js';
import {tool} from './rounds.js';

function mistakesIn(tools: unknown): string | undefined {
  try {
    checkTools(tools);
  } catch (error) {
    expect(isChatError(error) && error.code).to.equal('config');
    return isChatError(error) ? error.hint : undefined;
  }
  return undefined;
}

describe('checkTools', () => {
  it('takes tools as they are', () => {
    const tools = [tool(), tool({name: 'other-1', approval: () => true, timeoutMs: Infinity})];
    expect(checkTools(tools)).to.deep.equal(tools);
    expect(checkTools(tools)[0]).to.equal(tools[0]);
    expect(checkTools([])).to.deep.equal([]);
  });

  it('says everything that is wrong at once', () => {
    const wrong = [
      tool(),
      tool(),
      {...tool(), name: 'find order'},
      {...tool(), name: 'x'.repeat(65)},
      {name: 'a'},
      {...tool(), name: 'b', inputSchema: {type: 'string'}, approval: 'always', timeoutMs: 0, run: 'no'},
      null,
    ];
    expect(mistakesIn(wrong)?.split(/(?<=\.) /)).to.deep.equal([
      'Two tools are named "find_order".',
      'tools[2] needs a name of 1 to 64 letters, digits, "_" and "-"; it is "find order".',
      `tools[3] needs a name of 1 to 64 letters, digits, "_" and "-"; it is "${'x'.repeat(65)}".`,
      '"a" needs an inputSchema, a JSON Schema of type "object".',
      '"b" needs an inputSchema, a JSON Schema of type "object".',
      'approval of "b" is "ask", "never" or a function.',
      'timeoutMs of "b" is a number above 0.',
      'run of "b" is a function.',
      'tools[6] is no object.',
    ]);
  });

  it('takes nothing but a list', () => {
    for (const wrong of [undefined, null, {}, 'find_order', tool()]) {
      expect(mistakesIn(wrong)).to.equal('tools is an array of tools.');
    }
    expect(mistakesIn([{...tool(), name: undefined}])).to.contain('it is undefined');
  });
});

describe('fitNames', () => {
  const names = (wanted: readonly string[], taken: readonly string[] = []) =>
    fitNames(
      wanted.map((name) => tool({name})),
      taken,
    ).map(({name}) => name);

  it('leaves tools alone whose names fit', () => {
    const [own] = fitNames([tool()]);
    expect(own).to.deep.equal({...tool(), run: own?.run});
    expect(own).not.to.have.property('title');
  });

  it('makes every name one that Bedrock takes, and free', () => {
    const made = names(['a.b', 'a/b', 'a_b', 'größe', '', '', 'x'.repeat(70), 'x'.repeat(80)], ['a_b']);
    expect(made).to.deep.equal(['a_b_2', 'a_b_3', 'a_b_4', 'gr__e', '_', '__2', 'x'.repeat(64), `${'x'.repeat(62)}_2`]);
    expect(() => checkTools(made.map((name) => tool({name})))).not.to.throw();
  });

  it('lets the visitor read the name that it was given', () => {
    const [renamed, titled] = fitNames([tool({name: 'shop.find'}), tool({name: 'shop.buy', title: 'Buy'})]);
    expect([renamed?.title, titled?.title]).to.deep.equal(['shop.find', 'Buy']);
  });
});

describe('declareTools', () => {
  it('tells tools as Converse wants them', () => {
    expect(declareTools([tool()])).to.deep.equal({
      tools: [
        {
          toolSpec: {
            name: 'find_order',
            description: 'Looks up an order by its number.',
            inputSchema: {json: {type: 'object', properties: {id: {type: 'string'}}, required: ['id']}},
          },
        },
      ],
    });
  });

  it('tells nothing without tools, whatever the choice', () => {
    expect(declareTools([])).to.equal(undefined);
    expect(declareTools([], {any: {}})).to.equal(undefined);
  });

  it('passes the choice on, leaves empty descriptions out and makes arguments an object', () => {
    const declared = declareTools([tool({description: ' ', inputSchema: {}})], {tool: {name: 'find_order'}});
    expect(declared).to.deep.equal({
      tools: [{toolSpec: {name: 'find_order', inputSchema: {json: {type: 'object'}}}}],
      toolChoice: {tool: {name: 'find_order'}},
    });
  });
});
