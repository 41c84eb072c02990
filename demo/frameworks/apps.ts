/** An app that uses Outcrop with a framework: a folder here with its own package.json and lock. */
export interface FrameworkApp {
  readonly name: string;
  /** The Trusted Types policies that its page allows: Lit’s, since the app brings Lit itself, and the framework’s. */
  readonly policies: string;
  /** The folder of what its build makes for browsers. */
  readonly built: string;
  /** What Node runs to make its page; the others have a page of their own. */
  readonly server?: string;
}

/** Every app that is installed and built before it is tried. */
export const frameworkApps: readonly FrameworkApp[] = [
  {name: 'react', policies: 'lit-html', built: 'dist'},
  {name: 'vue', policies: 'lit-html vue', built: 'dist'},
  {name: 'svelte', policies: 'lit-html svelte-trusted-html', built: 'dist'},
  {name: 'angular', policies: 'lit-html angular', built: 'dist/browser'},
  {name: 'server-rendered', policies: 'lit-html', built: 'dist/client', server: 'dist/server/server.js'},
];
