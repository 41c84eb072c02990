/** True for bytes as the AWS SDK gives them. */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

/** New bytes: the first followed by the second. */
export function joinBytes(first: Uint8Array | undefined, second: Uint8Array): Uint8Array {
  if (!first) return second;
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
