import {expect} from '@open-wc/testing';
import {checkCommands} from '../../../../src/ui/panel/commands/check-commands.js';

const help = {name: 'help', prompt: 'What can you do?'};

describe('the commands of a page', () => {
  it('are none where it has set none', () => {
    for (const given of [undefined, null, []]) expect(checkCommands(given)).to.deep.equal({commands: [], mistakes: []});
  });

  it('have a prompt or a function, and words of any script', () => {
    const given = [help, {name: '注文', description: '探す', argument: '番号', run: () => undefined}];
    expect(checkCommands(given)).to.deep.equal({commands: given, mistakes: []});
  });

  it('are a list', () => {
    for (const given of [help, 'help', 1])
      expect(checkCommands(given)).to.deep.equal({
        commands: [],
        mistakes: ["commands: give a list, such as [{name: 'help', prompt: 'What can you do?'}]."],
      });
  });

  const wrong: readonly (readonly [given: unknown, mistake: string])[] = [
    [null, 'give an object with a name.'],
    ['help', 'give an object with a name.'],
    [{prompt: 'x'}, 'undefined is no name: give letters, digits or “-”, without the slash and without spaces.'],
    [
      {name: '/help', prompt: 'x'},
      '"/help" is no name: give letters, digits or “-”, without the slash and without spaces.',
    ],
    [
      {name: 'two words', prompt: 'x'},
      '"two words" is no name: give letters, digits or “-”, without the slash and without spaces.',
    ],
    [{name: '', prompt: 'x'}, '"" is no name: give letters, digits or “-”, without the slash and without spaces.'],
    [{name: 'HELP', prompt: 'x'}, '“HELP” is there already: give another name.'],
    [{name: 'a'}, 'give “a” either a prompt or a run.'],
    [{name: 'a', prompt: 'x', run: () => undefined}, 'give “a” either a prompt or a run.'],
    [{name: 'a', prompt: 1}, 'the prompt of “a” has to be a text.'],
    [{name: 'a', run: 'x'}, 'the run of “a” has to be a function.'],
    [{name: 'a', prompt: 'x', description: 1}, 'the description of “a” has to be a text.'],
    [{name: 'a', prompt: 'x', argument: {}}, 'the argument of “a” has to be a text.'],
  ];
  for (const [given, mistake] of wrong) {
    it(`are told what to mend: ${mistake} (${JSON.stringify(given)})`, () => {
      expect(checkCommands([help, given])).to.deep.equal({commands: [help], mistakes: [`commands[1]: ${mistake}`]});
    });
  }
});
