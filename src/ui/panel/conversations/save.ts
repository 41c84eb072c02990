/** How long a browser may take to begin with a file. */
const releaseMs = 10_000;

const kinds = {
  markdown: {type: 'text/markdown', ending: 'md'},
  json: {type: 'application/json', ending: 'json'},
} as const;

/** Offers a text as a file. */
export function save(text: string, {name, format}: {readonly name: string; readonly format: keyof typeof kinds}): void {
  const {type, ending} = kinds[format];
  const url = URL.createObjectURL(new Blob([text], {type}));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), releaseMs);
}
