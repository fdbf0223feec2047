const MAX_CHARACTERS = 2_048

/** An address without credentials, query and fragment: what people type stays in the page. */
export function toAddress(raw: string, base?: string): string {
  return withoutSecrets(raw, base).slice(0, MAX_CHARACTERS)
}

function withoutSecrets(raw: string, base?: string): string {
  try {
    const url = new URL(raw, base)
    // The rest of a data: address is content.
    if (url.protocol === 'data:') return url.protocol
    url.search = url.hash = url.username = url.password = ''
    return url.href
  } catch {
    // Not an address; what stands before the query still tells which request it was.
    return raw.replace(/[?#][^]*/, '')
  }
}
