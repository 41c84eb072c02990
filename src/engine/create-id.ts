/** 128 random bits in hexadecimal. Unlike `crypto.randomUUID` it also exists on pages without TLS. */
export function createRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
