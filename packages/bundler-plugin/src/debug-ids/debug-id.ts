import { createHash } from 'node:crypto'
import { registrationOf } from './registration.ts'

const DEBUG_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

export function isDebugId(value: unknown): value is string {
  return typeof value === 'string' && DEBUG_ID.test(value)
}

/**
 * A UUID made from the chunk: the same build has the same ids on every machine. The name is part of
 * it, since two small chunks of different sources may be minified to the same text. The map is not:
 * a chunk that is named by its content would then change without its name, and caches keep the old.
 */
export function createDebugId(name: string, code: string): string {
  // What is injected moves columns: another form of it needs another id.
  const hash = createHash('sha256')
    .update(`${registrationOf('')}\n${name}\n${code}`)
    .digest('hex')
  // Version 4, variant 1: readers check for it.
  const variant = ((parseInt(hash.charAt(16), 16) & 0b0011) | 0b1000).toString(16)
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    variant + hash.slice(17, 20),
    hash.slice(20, 32),
  ].join('-')
}
