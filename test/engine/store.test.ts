import {expect} from '@open-wc/testing';
import {createStore, type Store} from '../../src/engine/store.js';

/** A store whose value a test sets. */
interface SettableStore<T> extends Store<T> {
  set(value: T): void;
  setQuietly(value: T): void;
}

function createSettable<T>(initial: T, schedule?: (task: () => void) => void): SettableStore<T> {
  let current = initial;
  const store = createStore(() => current, schedule);
  return Object.assign(Object.create(store) as Store<T>, {
    set: (value: T) => {
      current = value;
      store.change();
    },
    setQuietly: (value: T) => {
      current = value;
      store.changeQuietly();
    },
  });
}

function createTestStore(): {store: SettableStore<number>; tasks: (() => void)[]; heard: number[]} {
  const tasks: (() => void)[] = [];
  const store = createSettable(0, (task) => tasks.push(task));
  const heard: number[] = [];
  store.subscribe((value) => heard.push(value));
  return {store, tasks, heard};
}

describe('a store', () => {
  it('tells of a new value before set() returns', () => {
    const {store, heard} = createTestStore();
    store.set(1);
    store.set(2);
    expect(store.value).to.equal(2);
    expect(heard).to.deep.equal([1, 2]);
  });

  it('tells of quiet values later and once, but has them at once', () => {
    const {store, tasks, heard} = createTestStore();
    store.setQuietly(1);
    store.setQuietly(2);
    expect(store.value).to.equal(2);
    expect(heard).to.deep.equal([]);
    expect(tasks).to.have.length(1);
    tasks.shift()?.();
    expect(heard).to.deep.equal([2]);
    store.setQuietly(3);
    tasks.shift()?.();
    expect(heard).to.deep.equal([2, 3]);
  });

  it('does not tell again of what set() has told already', () => {
    const {store, tasks, heard} = createTestStore();
    store.setQuietly(1);
    store.set(2);
    tasks.shift()?.();
    expect(heard).to.deep.equal([2]);
  });

  it('tells of quiet values in a task of its own by default', async () => {
    const store = createSettable(0);
    const told = new Promise<number>((resolve) => store.subscribe(resolve));
    store.setQuietly(1);
    store.setQuietly(2);
    expect(await told).to.equal(2);
  });

  it('tells everybody the newest value, in order, when a listener changes it', () => {
    const store = createSettable(0);
    const heard: string[] = [];
    store.subscribe((value) => {
      heard.push(`first ${value}`);
      if (value === 1) store.set(2);
    });
    store.subscribe((value) => heard.push(`second ${value}`));
    store.set(1);
    expect(heard).to.deep.equal(['first 1', 'second 2', 'first 2', 'second 2']);
  });

  it('tells a function once for each subscription', () => {
    const store = createSettable(0);
    let count = 0;
    const listener = () => void (count += 1);
    const unsubscribe = store.subscribe(listener);
    store.subscribe(listener);
    store.set(1);
    expect(count).to.equal(2);
    unsubscribe();
    unsubscribe();
    store.set(2);
    expect(count).to.equal(3);
  });

  it('does not tell somebody who left while the others were told', () => {
    const store = createSettable(0);
    const heard: number[] = [];
    store.subscribe(() => leave());
    const leave = store.subscribe((value) => heard.push(value));
    store.set(1);
    expect(heard).to.deep.equal([]);
  });

  it('tells nobody after close(), not even what was scheduled', () => {
    const {store, tasks, heard} = createTestStore();
    store.setQuietly(1);
    store.close();
    tasks.shift()?.();
    store.set(2);
    expect(heard).to.deep.equal([]);
  });
});
