/** A value as readable JSON; bytes as their number. */
export function prettyJson(value: unknown): string {
  try {
    return JSON.stringify(value, describeBytes, 2) ?? String(value);
  } catch {
    // Nested too deeply, or within itself.
    return '…';
  }
}

function describeBytes(_key: string, value: unknown): unknown {
  return value instanceof Uint8Array ? `(${value.length} bytes)` : value;
}
