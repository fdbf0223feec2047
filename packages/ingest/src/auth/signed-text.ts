import { fromBase64Url, toBase64Url } from '../lib/base64url.ts'

/** Of WebCrypto, whose types are no globals here. */
export type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** `<value as JSON>.<HMAC-SHA-256 of it>`, both base64url. */
export async function signText(key: SigningKey, value: object): Promise<string> {
  const text = toBase64Url(new TextEncoder().encode(JSON.stringify(value)))
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return `${text}.${toBase64Url(new Uint8Array(signature))}`
}

/** Undefined for what we did not sign; whether it still holds is asked elsewhere. */
export async function readSignedText(key: SigningKey, signed: string): Promise<unknown> {
  const [, text, signature] = /^([\w-]{1,4000})\.([\w-]{43})$/.exec(signed) ?? []
  if (text === undefined || signature === undefined) return undefined
  const isOurs = await crypto.subtle.verify(
    'HMAC',
    key,
    fromBase64Url(signature),
    new TextEncoder().encode(text),
  )
  return isOurs ? JSON.parse(new TextDecoder().decode(fromBase64Url(text))) : undefined
}
