import {expect} from '@open-wc/testing';
import type {Command, CommandContext} from '../../../../src/element.js';
import {
  deepFocus,
  drawn,
  expectAccessible,
  findPart,
  getPart,
  hear,
  mountOpen,
  press,
  until,
  write,
} from '../../harness.js';
import {mountWith, open, prompts, shown} from './mount-commands.js';

/** What a command of the page was called with. */
function spy(argument?: string) {
  const calls: CommandContext[] = [];
  const command: Command = {name: 'order', ...(argument && {argument}), run: (context) => void calls.push(context)};
  return {calls, command};
}

describe('a command', () => {
  it('that does something is called at once, with the text field empty', async () => {
    const {calls, command} = spy();
    const {element} = await mountWith([command]);
    const input = await open(element, '/or');
    press(input, 'Enter');
    expect([input.value, calls.map(({text}) => text), element.messages.length]).to.deep.equal(['', [''], 0]);
  });

  it('that needs something more waits for it, and so does any one that Tab has completed', async () => {
    const {calls, command} = spy('number');
    const {element} = await mountWith([command]);
    const input = await open(element, '/o');
    expect(shown(element)).to.deep.equal(['/order number']);
    press(input, 'Enter');
    expect([input.value, calls.length]).to.deep.equal(['/order ', 0]);
    element.commands = [spy().command];
    await open(element, '/o');
    press(input, 'Tab');
    expect([input.value, calls.length]).to.deep.equal(['/order ', 0]);
  });

  it('is called with the rest of the line, by Enter and by the button', async () => {
    const {calls, command} = spy('number');
    const {element} = await mountWith([command]);
    press(write(element, '/order A-1031 '), 'Enter');
    write(element, '/ORDER A-1032');
    getPart(element, 'send-button').click();
    expect(calls.map(({text}) => text)).to.deep.equal(['A-1031', 'A-1032']);
    expect([element.messages.length, getPart<HTMLTextAreaElement>(element, 'composer-input').value]).to.deep.equal([
      0,
      '',
    ]);
  });

  it('can write into the text field, and ask', async () => {
    const {calls, command} = spy();
    const {element, backend, input} = await mountWith([command]);
    press(write(element, '/order'), 'Enter');
    calls[0]?.write('Where is A-1031?');
    expect(input.value).to.equal('Where is A-1031?');
    const answer = calls[0]?.send('Where is A-1032?');
    await until(() => backend.requests.length === 1);
    backend.end('On its way.');
    expect((await answer)?.status).to.equal('complete');
    expect(input.value).to.equal('Where is A-1031?');
  });

  it('with a prompt gets the rest of the line behind it', async () => {
    const {element} = await mountWith(prompts);
    const input = write(element, '/sum in three words');
    press(input, 'Enter');
    expect([input.value, element.messages.length]).to.deep.equal(['Sum up what we have said:\n\nin three words', 0]);
  });

  it('that fails says so, gives the line back, and tells the page', async () => {
    const failing: Command = {
      name: 'order',
      async run() {
        throw new Error('The warehouse does not answer.');
      },
    };
    const {element} = await mountWith([failing]);
    const heard = hear(element, 'outcrop-error');
    const input = write(element, '/order A-1031');
    press(input, 'Enter');
    const {error} = await heard;
    expect([error.code, error.hint]).to.deep.equal([
      'unknown',
      'The run of the command “order” threw: The warehouse does not answer.',
    ]);
    const notice = await until(() => findPart(element, 'notice'));
    expect([notice.role, notice.querySelector('p')?.innerText]).to.deep.equal([
      'alert',
      'The command /order did not work.',
    ]);
    expect(input.value).to.equal('/order A-1031');
    await expectAccessible(element);
    notice.querySelector('button')?.click();
    await until(() => !findPart(element, 'notice'));
    expect(deepFocus()).to.equal(input);
  });

  it('that fails is the page’s own affair if it wants it to be', async () => {
    const run = () => Promise.reject(new Error('No.'));
    const {element} = await mountWith([{name: 'order', run}]);
    element.addEventListener('outcrop-error', (event) => event.preventDefault());
    press(write(element, '/order'), 'Enter');
    await drawn(element);
    expect(findPart(element, 'notice') === undefined).to.equal(true);
  });

  it('that nobody has registered is sent as it is, and so is any other text', async () => {
    const {element, backend} = await mountWith(prompts);
    for (const [index, text] of ['/unknown', '/usr/bin/env', 'What is /help?'].entries()) {
      press(write(element, text), 'Enter');
      await until(() => backend.requests.length === index + 1);
      expect(backend.requests[index]?.messages.at(-1)?.content).to.deep.equal([{text}]);
      backend.end('Well.');
      await until(() => element.status === 'idle');
    }
  });

  it('that is set up wrong is told to the developer, and the others go on', async () => {
    const {element} = await mountOpen();
    const heard = hear(element, 'outcrop-error');
    Object.assign(element, {commands: [{name: 'two words', prompt: 'x'}, ...prompts]});
    const {error} = await heard;
    expect([error.code, error.hint]).to.deep.equal([
      'config',
      'commands[0]: "two words" is no name: give letters, digits or “-”, without the slash and without spaces.',
    ]);
    expect((await until(() => findPart(element, 'notice'))).querySelector('.hint')?.textContent).to.equal(error.hint);
    await open(element);
    expect(shown(element).length).to.equal(3);
  });
});
