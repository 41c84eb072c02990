const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id whose order is that of its time, by which Bedrock Chat sorts conversations: https://github.com/ulid/spec */
export function createUlid(now: number): string {
  let id = '';
  for (let rest = now, place = 0; place < 10; place += 1) {
    id = letters.charAt(rest % 32) + id;
    rest = Math.floor(rest / 32);
  }
  const random = crypto.getRandomValues(new Uint8Array(16));
  return id + Array.from(random, (byte) => letters.charAt(byte % 32)).join('');
}
