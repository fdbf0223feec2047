import * as z from 'zod'
import { readSignedText, signText, type SigningKey } from '../signed-text.ts'

/** As long as somebody takes who has to look for their second factor. */
export const FLOW_LASTS_MS = 10 * 60_000

/** What one sign-in has to remember between our page and the provider's: in a cookie, signed. */
const flow = z.object({
  state: z.string(),
  nonce: z.string(),
  /** Of PKCE (RFC 7636). */
  verifier: z.string(),
  /** A path of this page. */
  next: z.string(),
  expiresAt: z.number(),
})
export type Flow = z.output<typeof flow>

export function sealFlow(key: SigningKey, value: Flow): Promise<string> {
  return signText(key, value)
}

/** Undefined for what we did not sign, and for what is over. */
export async function openFlow(
  key: SigningKey,
  sealed: string,
  now: number,
): Promise<Flow | undefined> {
  const { data } = flow.safeParse(await readSignedText(key, sealed))
  return data && data.expiresAt > now ? data : undefined
}

/** Longer ones are of no page of ours, and a cookie has no room for them. */
const LONGEST_NEXT = 1_500

/** Where to go afterwards, if that is a path of this page; else its beginning. */
export function safeNext(given: string | undefined): string {
  if (given === undefined) return '/'
  // Whatever a browser would read as another host must not get past: `//evil`, `/\evil`, `/\t/evil`.
  const base = 'https://seismo.invalid'
  const url = URL.parse(given, base)
  if (!given.startsWith('/') || url?.origin !== base) return '/'
  const path = `${url.pathname}${url.search}${url.hash}`
  // A letter may be nine in an address: what is kept counts.
  return path.length <= LONGEST_NEXT && /^\/(?![/\\])/.test(path) ? path : '/'
}
