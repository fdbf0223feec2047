import * as z from 'zod'

export const SNOOZES = ['15m', '1h', '4h', 'resolved'] as const

/** Of WebCrypto, whose types are no globals here. */
export type SigningKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** What a link in a message would do. Names are short: four of them stand in each message. */
const snoozed = z.object({
  /** Of the project. */
  p: z.number(),
  /** Of the thread. */
  k: z.string(),
  /** Whom the message went to. */
  r: z.string(),
  /** For how long. */
  d: z.enum(SNOOZES),
  /** Until when the link holds, in epoch milliseconds. */
  x: z.number(),
  /** Of this link alone: it is used once. */
  n: z.string(),
})
export type Snoozed = z.output<typeof snoozed>

/** `<what>.<signature>`, both base64url. */
export async function signSnooze(key: SigningKey, what: Snoozed): Promise<string> {
  const text = toBase64Url(new TextEncoder().encode(JSON.stringify(what)))
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return `${text}.${toBase64Url(new Uint8Array(signature))}`
}

/** Undefined for what we did not sign; whether it still holds is asked elsewhere. */
export async function readSnooze(key: SigningKey, token: string): Promise<Snoozed | undefined> {
  const [, text, signature] = /^([\w-]{1,2000})\.([\w-]{43})$/.exec(token) ?? []
  if (text === undefined || signature === undefined) return undefined
  const isOurs = await crypto.subtle.verify(
    'HMAC',
    key,
    fromBase64Url(signature),
    new TextEncoder().encode(text),
  )
  if (!isOurs) return undefined
  const json = new TextDecoder().decode(fromBase64Url(text))
  return snoozed.safeParse(JSON.parse(json)).data
}

function toBase64Url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const base64 = text.replaceAll('-', '+').replaceAll('_', '/')
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
