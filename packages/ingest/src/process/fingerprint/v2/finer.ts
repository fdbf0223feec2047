import { hash128 } from '../../../lib/hash.ts'

interface FinerPieces {
  primary: string
  /** Of all the project's calls on the chain, whatever the engine shows of them. */
  calls: string
  template: string
  route: string
}

/** One kind of stack and message within an issue; never the issue's own hash. */
export function fineOf({ primary, calls, template, route }: FinerPieces): string {
  return hash128(['v2 fine', primary, calls, route, template].join('\n'))
}

/** What two issues of one fault may have in common although their places differ. */
export function weakOf(type: string, template: string): string {
  return hash128(['v2 weak', type, template].join('\n'))
}
