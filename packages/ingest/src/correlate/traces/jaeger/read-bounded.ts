/** The body as a text; undefined where it is larger, of which no more is read. */
export async function readBounded(
  { body }: Response,
  mostBytes: number,
): Promise<string | undefined> {
  if (!body) return ''
  const decoder = new TextDecoder()
  // as: without the DOM's types a body's chunks are unknown.
  const reader = (body as ReadableStream<Uint8Array>).getReader()
  let text = ''
  let bytes = 0
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > mostBytes) {
      await reader.cancel()
      return undefined
    }
    text += decoder.decode(value, { stream: true })
  }
}
