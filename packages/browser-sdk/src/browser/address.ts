import { attempt } from './guard.ts'

/** An absolute address; what is none stays what it is. */
export function toAbsolute(raw: unknown): string {
  // as: `URL` reads any value as text. A worker has no document.
  const base = () => (self.document ? document.baseURI : location.href)
  return attempt(() => new URL(raw as string, base()).href) ?? String(raw)
}

/** An address without credentials, query and fragment: what people type stays in the page. */
export function withoutSecrets(address: string): string {
  // The rest of a data: address is content.
  return address.replace(/^(data:)[^]*|(\/\/)[^/?#]*@|[?#][^]*/g, '$1$2')
}

export function toAddress(raw: unknown): string {
  return withoutSecrets(toAbsolute(raw))
}
