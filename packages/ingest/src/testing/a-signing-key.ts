import type { SigningKey } from '../auth/signed-text.ts'

export function aSigningKey(): Promise<SigningKey> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify'])
}
