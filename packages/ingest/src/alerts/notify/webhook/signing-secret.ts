import * as z from 'zod'

const PREFIX = 'whsec_'
/** What the Standard Webhooks specification asks of a symmetric secret. */
const MIN_BYTES = 24
const MAX_BYTES = 64

/** As it is written in settings and shown to receivers: `whsec_` and base64. */
export const signingSecret = z
  .string()
  .max(200)
  .refine(
    isSigningSecret,
    `${PREFIX} and the base64 of ${String(MIN_BYTES)} to ${String(MAX_BYTES)} random bytes`,
  )

export function keyBytesOf(secret: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0))
}

function isSigningSecret(secret: string): boolean {
  const base64 = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret)?.[1]
  if (base64 === undefined || base64.length % 4 !== 0) return false
  const { byteLength } = keyBytesOf(secret)
  return byteLength >= MIN_BYTES && byteLength <= MAX_BYTES
}
