import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits, URL-safe. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What a person can still type: 120 bits. */
export function newPassword(): string {
  return newSecret().slice(0, 20)
}

/** A public key ends up in page sources: short, and prefixed so that scanners know it is no secret. */
export function newPublicKey(): string {
  return `pub_${randomBytes(12).toString('hex')}`
}

/** How secrets are stored and compared: never as they are. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}

export function sameSecret(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(digest(a)), Buffer.from(digest(b)))
}
