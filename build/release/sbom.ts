type Members = Readonly<Record<string, unknown>>;

/**
 * What `npm sbom` says, as it may be published: without the addresses that packages were fetched from, and without the
 * name of the folder in which it was made.
 */
export function cleanSbom(json: string, name: string): string {
  const sbom: unknown = JSON.parse(json, (key, value: unknown) => {
    if (key !== 'externalReferences' || !Array.isArray(value)) return value;
    return value.filter((reference) => isMembers(reference) && reference['type'] !== 'distribution');
  });
  if (!isMembers(sbom) || sbom['bomFormat'] !== 'CycloneDX') throw new Error('npm sbom wrote no CycloneDX.');
  const {metadata} = sbom;
  if (!isMembers(metadata) || !isMembers(metadata['component'])) throw new Error('npm sbom names no package.');
  const own = {...sbom, metadata: {...metadata, component: {...metadata['component'], name}}};
  return `${JSON.stringify(own, null, 2)}\n`;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null;
}
