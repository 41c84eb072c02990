import {networkFailure} from './failure.js';

/** Loads code once, when it is first wanted; what failed to load may load the next time. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((cause: unknown) => {
      loading = undefined;
      throw networkFailure(cause);
    });
    return loading;
  };
}

/** An object whose methods load it at the first call. */
export function callLazily<T extends object>(load: () => Promise<T>, names: readonly (keyof T & string)[]): T {
  const methods = names.map((name) => {
    const callIt = async (...values: readonly unknown[]): Promise<unknown> => {
      const method: unknown = (await load())[name];
      return typeof method === 'function' ? Reflect.apply(method, undefined, values) : undefined;
    };
    return [name, callIt] as const;
  });
  // The names are those of T, whose methods all return promises.
  return Object.fromEntries(methods) as unknown as T;
}
