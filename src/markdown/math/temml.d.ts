// Temml declares its whole interface alone, which brings 12 KB along that only its own writers need.
declare module 'temml/src/Settings.js' {
  export default class Settings {
    constructor(options: {
      displayMode: boolean;
      throwOnError: boolean;
      trust: boolean;
      strict: boolean;
      maxSize: [number, number];
      maxExpand: number;
    });
    readonly maxSize: [number, number];
  }
}

declare module 'temml/src/parseTree.js' {
  import type Settings from 'temml/src/Settings.js';
  export default function parseTree(source: string, settings: Settings): unknown;
}

declare module 'temml/src/Style.js' {
  export default class Style {
    readonly level: number;
    constructor(options: {level: number; maxSize: [number, number]});
  }
}

declare module 'temml/src/buildMathML.js' {
  import type Settings from 'temml/src/Settings.js';
  import type Style from 'temml/src/Style.js';
  export default function buildMathML(tree: unknown, source: string, style: Style, settings: Settings): unknown;
}
