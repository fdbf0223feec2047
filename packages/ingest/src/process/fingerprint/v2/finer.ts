import { hash128 } from '../../../lib/hash.ts'

export interface FinerPieces {
  primary: string
  /** Of all the project's calls on the chain, whatever the engine shows of them. */
  frames: readonly string[]
  template: string
  route: string
}

/** One kind of stack and message within an issue; never the issue's own hash. */
export function fineOf({ primary, frames, template, route }: FinerPieces): string {
  return hash128(['v2 fine', primary, route, template, ...frames].join('\n'))
}

/** What two issues of one fault may have in common although their places differ. */
export function weakOf(type: string, template: string): string {
  return hash128(['v2 weak', type, template].join('\n'))
}
