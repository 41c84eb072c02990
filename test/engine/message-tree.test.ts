import {expect} from '@open-wc/testing';

import {MessageTree} from '../../src/engine/message-tree.js';
import type {Entry} from '../../src/engine/message-tree.js';
import type {Message} from '../../src/model/index.js';
import {createMessage} from '../../src/transcript/message.js';
import {forSeeds} from '../transcript/random.js';

function message(id: string, status: Message['status'] = 'complete'): Message {
  return createMessage({id, role: 'user', blocks: [], status, createdAt: 0});
}

/** A tree with these messages, one after the other. */
function grow(...ids: readonly string[]): MessageTree {
  const tree = new MessageTree();
  for (const id of ids) tree.append(message(id));
  return tree;
}

const idsOf = ({messages}: MessageTree): string => messages.map(({id}) => id).join(' ');

const linksOf = (tree: MessageTree) =>
  Array.from(tree.all(), ({message: {id}, parentId}) => `${id} ${parentId}`).toSorted();

describe('a tree of messages', () => {
  it('shows what was added, and the same array as long as nothing changes', () => {
    const tree = grow('a', 'b');
    expect(idsOf(tree)).to.equal('a b');
    expect(tree.messages).to.equal(tree.messages);
    expect(Object.isFrozen(tree.messages)).to.equal(true);
    const before = tree.messages;
    tree.append(message('c'));
    expect(idsOf(tree)).to.equal('a b c');
    expect(before).to.have.length(2);
    expect(tree.last?.id).to.equal('c');
  });

  it('puts a message in the place of the one with its id', () => {
    const tree = grow('a', 'b');
    const [a] = tree.messages;
    tree.replace(message('b', 'failed'));
    expect(tree.last?.status).to.equal('failed');
    expect(tree.messages[0]).to.equal(a);
    const same = tree.messages;
    tree.replace(message('nobody'));
    if (tree.last) tree.replace(tree.last);
    expect(tree.messages).to.equal(same);
  });

  it('keeps what was cut off as another version', () => {
    const tree = grow('a', 'b', 'c');
    tree.cutBefore('b');
    tree.append(message('b2'));
    expect(idsOf(tree)).to.equal('a b2');
    expect(tree.branchOf('b2')).to.deep.equal({index: 1, count: 2});
    expect(tree.branchOf('a')).to.deep.equal({index: 0, count: 1});
    expect(tree.branchOf('nobody')).to.deep.equal({index: 0, count: 0});
  });

  it('steps from one version to the other, with what followed each', () => {
    const tree = grow('a', 'b', 'c');
    tree.cutBefore('b');
    tree.append(message('b2'));
    tree.append(message('d'));
    expect(tree.step('b2', -1)).to.equal(true);
    expect(idsOf(tree)).to.equal('a b c');
    expect(tree.step('b', -1)).to.equal(false);
    expect(tree.step('b', 1)).to.equal(true);
    expect(idsOf(tree)).to.equal('a b2 d');
    expect(tree.step('b2', 1)).to.equal(false);
    expect(tree.step('nobody', 1)).to.equal(false);
  });

  it('has versions of the very first message, too', () => {
    const tree = grow('a', 'b');
    tree.cutBefore('a');
    tree.append(message('a2'));
    expect(idsOf(tree)).to.equal('a2');
    tree.step('a2', -1);
    expect(idsOf(tree)).to.equal('a b');
  });

  it('goes back to the branch that was shown last', () => {
    const tree = grow('a', 'b');
    for (const id of ['b2', 'b3']) {
      tree.cutBefore(tree.last?.id ?? '');
      tree.append(message(id));
    }
    tree.step('b3', -1);
    tree.cutBefore('a');
    tree.append(message('a2'));
    tree.step('a2', -1);
    expect(idsOf(tree)).to.equal('a b2');
  });

  it('removes a message that nothing follows', () => {
    const tree = grow('a', 'b');
    tree.remove('a');
    expect(idsOf(tree)).to.equal('a b');
    tree.remove('b');
    expect(idsOf(tree)).to.equal('a');
    tree.append(message('c'));
    expect(tree.branchOf('c')).to.deep.equal({index: 0, count: 1});
  });

  it('tells once what is new or has changed', () => {
    const tree = grow('a', 'b');
    const ids = () => tree.takeChanges().map(({message: {id}, parentId}) => `${id} after ${parentId}`);
    expect(ids()).to.deep.equal(['a after undefined', 'b after a']);
    expect(ids()).to.deep.equal([]);
    tree.replace(message('a', 'failed'));
    expect(ids()).to.deep.equal(['a after undefined']);
    tree.merge([{message: message('b', 'failed')}, {message: message('c'), parentId: 'b'}]);
    expect(ids(), 'what comes from elsewhere is kept there').to.deep.equal([]);
    tree.markAllChanged();
    expect(ids()).to.have.length(3);
  });

  it('takes in messages in any order, and forgives what is broken', () => {
    const entries: readonly Entry[] = [
      {message: message('c'), parentId: 'b'},
      {message: message('lost'), parentId: 'nobody'},
      {message: message('x'), parentId: 'y'},
      {message: message('y'), parentId: 'x'},
      {message: message('b'), parentId: 'a'},
      {message: message('self'), parentId: 'self'},
      {message: message('a')},
    ];
    const tree = new MessageTree();
    tree.merge(entries, 'c');
    expect(idsOf(tree)).to.equal('a b c');
    expect([...tree.all()]).to.have.length(7);
    tree.clear();
    expect(idsOf(tree)).to.equal('');
    tree.merge(entries, 'nobody');
    expect(tree.length).to.be.greaterThan(0);
  });

  it('is the same tree after all of it went elsewhere and came back, whatever was done to it', () => {
    forSeeds(200, (random) => {
      const tree = new MessageTree();
      for (let step = 0; step < 20; step += 1) {
        const some = [...tree.all()][random.below(20)]?.message.id ?? '';
        const choice = random.below(4);
        if (choice === 0) tree.cutBefore(some);
        if (choice === 1) tree.step(some, random.pick([-1, 1]));
        tree.append(message(`${step}`));
      }
      const entries = [...tree.all()].toSorted(() => random.below(3) - 1);
      const copy = new MessageTree();
      copy.merge(entries, tree.last?.id);
      expect(idsOf(copy)).to.equal(idsOf(tree));
      expect(linksOf(copy)).to.deep.equal(linksOf(tree));
    });
  });
});
