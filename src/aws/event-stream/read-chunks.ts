/** Reads a body chunk by chunk. (`for await` over a ReadableStream is missing in WebKit.) */
export async function* readChunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // Leaving early must close the connection: what is not read is still billed. It may be closed already.
    reader.cancel().catch(() => undefined);
  }
}
