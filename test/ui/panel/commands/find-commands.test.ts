import {expect} from '@open-wc/testing';
import {findCommand, findCommands, readLine} from '../../../../src/ui/panel/commands/find-commands.js';

const commands = [
  {name: 'résumé', description: 'Sums up the conversation', prompt: 'Sum up what we have said.'},
  {name: 'order', description: 'Looks up an order', argument: 'number', run: () => undefined},
  {name: 'reorder', prompt: 'I want that again.'},
];

const names = (begin: string) => findCommands(commands, begin).map(({name}) => name);

describe('a line that may call a command', () => {
  it('begins with a slash, narrow or wide, and a name', () => {
    expect(readLine('/')).to.deep.equal({name: '', rest: undefined});
    expect(readLine('/order')).to.deep.equal({name: 'order', rest: undefined});
    expect(readLine('／注文 42')).to.deep.equal({name: '注文', rest: '42'});
  });

  it('may have more than a name, over several lines', () => {
    expect(readLine('/order ')).to.deep.equal({name: 'order', rest: ''});
    expect(readLine('/order  A-1031\nand A-1032 ')).to.deep.equal({name: 'order', rest: 'A-1031\nand A-1032'});
  });

  it('is no address, no path and no other text', () => {
    for (const text of ['', 'order', ' /order', '//example.com', '/usr/bin', '/usr/bin/env node', '1/2'])
      expect(readLine(text), text).to.equal(undefined);
  });
});

describe('commands', () => {
  it('are found by their whole name, whatever its capitals and accents', () => {
    expect(findCommand(commands, 'RESUME')).to.equal(commands[0]);
    expect(findCommand(commands, 'ord')).to.equal(undefined);
    expect(findCommand(commands, '')).to.equal(undefined);
  });

  it('are listed by the begin of their name, then by what else is said of them', () => {
    expect(names('')).to.deep.equal(['résumé', 'order', 'reorder']);
    expect(names('re')).to.deep.equal(['résumé', 'reorder']);
    expect(names('ORDER')).to.deep.equal(['order', 'reorder']);
    expect(names('conversation')).to.deep.equal(['résumé']);
    expect(names('xyz')).to.deep.equal([]);
  });
});
