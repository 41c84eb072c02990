/**
 * The way in for a page that can have no module, such as one that a tag manager or an old system makes:
 * `<script src="…/dist/loader.js"></script>`. It adds `outcrop.js` from beside itself, with the hash of the build.
 *
 * A script element and not `import()`, which takes no hash. So the address has to pass the page’s Trusted Types, by the
 * policy that Outcrop shares among all copies on a page: whoever comes first makes it.
 */
function addOutcrop(loader: HTMLOrSVGScriptElement | null): void {
  if (!(loader instanceof HTMLScriptElement)) throw new Error('loader.js is no module. Load outcrop.js as one.');
  // Another copy may have been here before.
  if (customElements.get('outcrop-chat')) return;
  const address = new URL('outcrop.js', loader.src).href;
  const script = document.createElement('script');
  script.type = 'module';
  script.integrity = OUTCROP_INTEGRITY;
  script.crossOrigin = 'anonymous';
  script.nonce = loader.nonce;
  script.src = OUTCROP_POLICY?.createScriptURL(address) ?? address;
  document.head.append(script);
}

// The build puts both in.
declare const OUTCROP_INTEGRITY: string;
declare const OUTCROP_POLICY: {createScriptURL(address: string): string} | undefined;

addOutcrop(document.currentScript);
