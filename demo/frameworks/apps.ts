/** An app that uses Outcrop with a framework: a folder here with its own package.json and lock. */
export interface FrameworkApp {
  readonly name: string;
  /** The Trusted Types policies that its page allows: Lit’s, since the app brings Lit itself, and the framework’s. */
  readonly policies: string;
  /** The folder of what its build makes. */
  readonly built: string;
}

/** Every app that is installed and built before it is tried. */
export const frameworkApps: readonly FrameworkApp[] = [
  {name: 'react', policies: 'lit-html', built: 'dist'},
  {name: 'vue', policies: 'lit-html vue', built: 'dist'},
];
