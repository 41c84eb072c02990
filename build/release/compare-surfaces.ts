import type {Surface} from './surface.js';

/** What has become of the surface between two releases. */
export interface SurfaceChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What is still there, and promises something else. */
  readonly changed: readonly {readonly name: string; readonly before: string; readonly after: string}[];
}

/** Holds what there is against what the last release promised. */
export function compareSurfaces(before: Surface, after: Surface): SurfaceChange {
  const changed = Array.from(after, ([name, promise]) => ({name, before: before.get(name), after: promise}));
  return {
    added: [...after.keys()].filter((name) => !before.has(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)),
    changed: changed.flatMap((each) => {
      const {before: promise} = each;
      return promise === undefined || promise === each.after ? [] : [{...each, before: promise}];
    }),
  };
}

/** Which part of the version moves. */
export type Level = 'major' | 'minor' | 'patch';

/** The least that a change asks for. Before 1.0.0 a minor version may take something away. */
export function leastLevel({added, removed, changed}: SurfaceChange, version: string): Level {
  if (removed.length > 0 || changed.length > 0) return version.startsWith('0.') ? 'minor' : 'major';
  return added.length > 0 ? 'minor' : 'patch';
}
