import type {Plugin} from 'vite';

/**
 * Gives Lit's Trusted Types policy our name, so that a page allows `outcrop` and nothing else, and lets later copies
 * on the page use it again: a second policy of one name throws. The same policy lets `loadChunk` add its scripts, and
 * only those: files of ours, beside a copy of `outcrop.js` that the page itself has loaded.
 */
export function trustedTypes(): Plugin {
  const policy = /\w+\.createPolicy\(\s*(["'`])lit-html\1\s*,\s*\{\s*createHTML:\s*(\w+)\s*=>\s*\2,?\s*\}\s*\)/;
  let isDone = false;
  return {
    name: 'trusted-types',
    transform: {
      filter: {id: /\/lit-html\/.*lit-html\.js$/},
      handler(code) {
        if (!policy.test(code))
          this.error('Lit’s Trusted Types policy is not where it was: see build/trusted-types.ts.');
        isDone = true;
        // String() keeps Vite from taking the address for that of a file to build in.
        return {code: code.replace(policy, () => sharedPolicy('String(import.meta.url)')), map: null};
      },
    },
    buildEnd(error) {
      if (!error && !isDone) this.error('Lit was not in this build, or its Trusted Types policy was not renamed.');
    },
  };
}

/** The policy as an expression. Every copy tells where its files are; scripts may come from there alone. */
export function sharedPolicy(address: string): string {
  return `((globalThis[Symbol.for("outcrop.places")]??=new Set).add(new URL(".",${address}).href),
globalThis[Symbol.for("outcrop.policy")]??=globalThis.trustedTypes.createPolicy("outcrop",{
  createHTML:(markup)=>markup,
  createScriptURL:(address)=>{
    const url=new URL(address);
    const isOurs=globalThis[Symbol.for("outcrop.places")].has(new URL(".",url).href)&&/\\/outcrop[\\w.-]*\\.js$/.test(url.pathname);
    if(isOurs)return url.href;
    throw new TypeError(address);
  }
}))`;
}
