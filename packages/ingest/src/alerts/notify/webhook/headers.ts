import { hash128 } from '../../../lib/hash.ts'
import { keyBytesOf } from './signing-secret.ts'

interface Attempt {
  /** Names the message: the same for every attempt, also after a restart. */
  message: string
  /** Epoch milliseconds of this attempt: receivers refuse what is minutes old. */
  at: number
  body: string
  secret: string | undefined
}

/** The three headers of the Standard Webhooks specification; without a secret, the unsigned two. */
export async function webhookHeaders({
  message,
  at,
  body,
  secret,
}: Attempt): Promise<Record<string, string>> {
  // Hashed: a rule's name may hold dots, which part the signed text, and letters no header takes.
  const id = `msg_${hash128(message)}`
  const timestamp = String(Math.floor(at / 1_000))
  const headers = { 'Webhook-Id': id, 'Webhook-Timestamp': timestamp }
  if (secret === undefined) return headers
  const signature = await hmac(keyBytesOf(secret), `${id}.${timestamp}.${body}`)
  return { ...headers, 'Webhook-Signature': `v1,${signature}` }
}

async function hmac(bytes: Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign'])
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
}
