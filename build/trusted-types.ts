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
        return {code: code.replace(policy, () => sharedPolicy), map: null};
      },
    },
    buildEnd(error) {
      if (!error && !isDone) this.error('Lit was not in this build, or its Trusted Types policy was not renamed.');
    },
  };
}

/** Every copy tells where its files are; the policy lets scripts come from there alone. */
// String() keeps Vite from taking the address for that of a file to build in.
const sharedPolicy = `((globalThis[Symbol.for("outcrop.places")]??=new Set).add(new URL(".",String(import.meta.url)).href),
globalThis[Symbol.for("outcrop.policy")]??=globalThis.trustedTypes.createPolicy("outcrop",{
  createHTML:(markup)=>markup,
  createScriptURL:(address)=>{
    const url=new URL(address);
    const isOurs=globalThis[Symbol.for("outcrop.places")].has(new URL(".",url).href)&&/\\/outcrop-[\\w.-]+\\.js$/.test(url.pathname);
    if(isOurs)return url.href;
    throw new TypeError(address);
  }
}))`;
