/** 128 random bits as 32 hex digits. `crypto.randomUUID` is missing on pages served over plain http. */
export function randomId(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(16))]
  return bytes.map((byte) => (byte | 256).toString(16).slice(1)).join('')
}
