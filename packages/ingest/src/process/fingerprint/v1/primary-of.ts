import { hash128 } from '../../../lib/hash.ts'
import type { NoiseClass } from './noise.ts'

/** 128 bits over what tells an error apart, a line each. */
export function primaryOf(kind: 'error' | 'custom' | NoiseClass, why: readonly string[]): string {
  return hash128(['v1', kind, ...why].join('\n'))
}
