import type { RefusedItem } from '../decoded.ts'

/** An item that is left out; where in its body it stood is known only to who gathers them. */
export type Refusal = Omit<RefusedItem, 'index'>

export function unsupported(kind: string, detail = `Seismo has no place for ${kind}`): Refusal {
  return { kind, reason: 'unsupported', detail }
}
