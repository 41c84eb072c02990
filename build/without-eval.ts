import type {Plugin} from 'vite';

/**
 * Keeps code that generates code out of what is published: a strict Content-Security-Policy forbids it, and reports
 * whoever only tries. The MCP client brings two such libraries, and one for signing in by OAuth, which pages do
 * themselves.
 */
export function withoutEval(): Plugin {
  return {
    name: 'without-eval',
    enforce: 'pre',
    transform: {
      filter: {id: /\/node_modules\/(@modelcontextprotocol\/sdk|zod)\//},
      handler(code, id) {
        const path = id.replaceAll('\\', '/');
        const standIn = Object.entries(standIns).find(([end]) => path.endsWith(end))?.[1];
        if (standIn !== undefined) return {code: standIn, map: null};
        const change = Object.entries(changes).find(([end]) => path.endsWith(end))?.[1];
        if (!change) return undefined;
        const [found, replacement] = change;
        if (!found.test(code)) this.error(`${path} is not what it was: see build/without-eval.ts.`);
        return {code: code.replace(found, () => replacement), map: null};
      },
    },
    generateBundle(_options, files) {
      for (const file of Object.values(files)) {
        const found = file.type === 'chunk' ? generatesCode.exec(file.code)?.[0] : undefined;
        if (found) this.error(`${file.fileName} generates code: ${found}`);
      }
    },
  };
}

/** Calls that turn a text into code, with what stands around them. */
const generatesCode = /.{0,60}(?<![\w$.])(?:eval|Function)\s*\(.{0,60}/;

/** Modules by the end of their paths, and what stands in for them. */
const standIns: Readonly<Record<string, string>> = {
  // The client is given a validator of ours.
  '/sdk/dist/esm/validation/ajv-provider.js': `
    export class AjvJsonSchemaValidator {
      getValidator() { throw new Error('There is no Ajv in this build.'); }
    }`,
  // Only a client with an authProvider comes here; pages give headers.
  '/sdk/dist/esm/client/auth.js': `
    export class UnauthorizedError extends Error {}
    export const auth = () => { throw new UnauthorizedError('There is no OAuth in this build.'); };
    export const extractWWWAuthenticateParams = () => ({});`,
};

/** Pieces of modules by the end of their paths, and what takes their place. */
const changes: Readonly<Record<string, readonly [found: RegExp, replacement: string]>> = {
  // Zod tries whether it may generate code,
  '/zod/v4/core/util.js': [
    /try \{\s*const F = Function;\s*new F\(""\);\s*return true;\s*\}\s*catch[^{]*\{\s*return false;\s*\}/,
    'return false;',
  ],
  // and generates it here, for whoever may.
  '/zod/v4/core/doc.js': [
    /compile\(\) \{[^]*?\n {4}\}/,
    'compile() { throw new Error("This build generates no code."); }',
  ],
};
