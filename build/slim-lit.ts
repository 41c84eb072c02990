import type {Plugin} from 'vite';

/** What of Lit no chat needs, by the end of the module's path, and what stands there instead. */
const cuts: Readonly<Record<string, readonly (readonly [unneeded: string, instead: string])[]>> = {
  '/@lit/reactive-element/reactive-element.js': [
    // Decorators keep what they know of properties there; ours are declared in a table.
    ['Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;', ''],
    [
      'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
      '',
    ],
    // A polyfill of shadow trees.
    ['p=a.reactiveElementPolyfillSupport,', ''],
    [',p?.({ReactiveElement:y})', ''],
    // Names that only Closure's compiler changes.
    ['this.hasOwnProperty(d("elementProperties"))', 'this.hasOwnProperty("elementProperties")'],
    ['this.hasOwnProperty(d("finalized"))', 'this.hasOwnProperty("finalized")'],
    ['this.hasOwnProperty(d("properties"))', 'this.hasOwnProperty("properties")'],
    ['y[d("elementProperties")]', 'y.elementProperties'],
    ['y[d("finalized")]', 'y.finalized'],
    // Decorators again.
    ['static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}', ''],
    [',void 0!==t.l&&(this.l=[...t.l])', ''],
    [',this.constructor.l?.forEach(t=>t(this))', ''],
    // An option that none of our properties has.
    ['useDefault:!1,', ''],
    ['||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i))', ''],
    [
      '{useDefault:i,reflect:e,wrapped:h},r){i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
      '{reflect:e}){(',
    ],
    ['this.hasUpdated||i||(s=void 0)', 'this.hasUpdated||(s=void 0)'],
    ['r??this._$Ej?.get(e)??r', 'r'],
    // Which sheet stands last decides; that one stands there twice does no harm.
    [
      'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
      'return[s??[]].flat(1/0)',
    ],
    // Tells who develops a page that it has several copies.
    [',(a.reactiveElementVersions??=[]).push("2.1.2");', ';'],
  ],
  '/lit-element/lit-element.js': [
    // A page's own copy of Lit would hydrate with its own templates, under its own policy.
    [',s.litElementHydrateSupport?.({LitElement:i});', ';'],
    ['const o=s.litElementPolyfillSupport;o?.({LitElement:i});', ''],
    ['(s.litElementVersions??=[]).push("4.2.2");', ''],
  ],
  '/lit-html/lit-html.js': [
    [',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3");', ';'],
    // Directives take the class of a part from it, and nothing else.
    ['j={M:h,P:o,A:n,C:1,L:N,R,D:d,V:M,I:k,H,N:L,U:z,B:I,F:Z}', 'j={I:k}'],
  ],
};

/** Lit's `css` without what stands in for style sheets that a shadow root adopts: each of our browsers has them. */
const cssTag = `
  class Styles {
    constructor(text) { this.text = text; }
    toString() { return this.text; }
    get styleSheet() {
      if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.text);
      return this.sheet;
    }
  }
  export const css = (strings, ...values) => new Styles(String.raw({raw: strings}, ...values));
  export const adoptStyles = (root, all) => { root.adoptedStyleSheets = all.map((each) => each.styleSheet ?? each); };
  export const getCompatibleStyle = (styles) => styles;
  export const supportsAdoptingStyleSheets = true;
  export const unsafeCSS = (text) => new Styles(text);
  export const CSSResult = Styles;
`;

/** Takes out of Lit what only other browsers, compilers and decorators need. */
export function slimLit(): Plugin {
  const left = new Set(['/css-tag.js', ...Object.keys(cuts)]);
  return {
    name: 'slim-lit',
    enforce: 'pre',
    transform: {
      filter: {id: /\/node_modules\/(@lit\/reactive-element|lit-element|lit-html)\/[\w-]+\.js$/},
      handler(code, id) {
        const end = [...left].find((each) => id.endsWith(each));
        if (!end) return undefined;
        left.delete(end);
        let slim = end === '/css-tag.js' ? cssTag : code;
        for (const [unneeded, instead] of cuts[end] ?? []) {
          if (!slim.includes(unneeded)) this.error(`Lit no longer has what build/slim-lit.ts leaves out: ${unneeded}`);
          slim = slim.replace(unneeded, () => instead);
        }
        return {code: slim, map: null};
      },
    },
    buildEnd(error) {
      if (!error && left.size > 0) this.error(`Lit no longer has ${[...left].join()}: see build/slim-lit.ts.`);
    },
  };
}
