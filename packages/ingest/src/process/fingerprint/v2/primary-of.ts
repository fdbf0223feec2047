import { hash128 } from '../../../lib/hash.ts'

/** 128 bits over what tells an error apart, a line each; `kind` is its class, or `custom`. */
export function primaryOf(kind: string, why: readonly string[]): string {
  return hash128(['v2', kind, ...why].join('\n'))
}
