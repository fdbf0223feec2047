import type { Item } from '../envelope.ts'
import type { Refusal } from '../foreign/refusal.ts'
import type { Part } from './part.ts'

/** One item of Sentry's may hold a thousand spans: what is too much is refused, not the body. */
export function keepAtMost(most: number, parts: readonly Part[]): Part[] {
  const detail = `more than ${most} items a body`
  let room = most
  return parts.map((part) => {
    const surplus: Refusal[] = []
    const envelopes = part.envelopes.map((envelope) => {
      const items = envelope.items.slice(0, room)
      room -= items.length
      for (const item of envelope.items.slice(items.length))
        surplus.push({ kind: kindOfItem(item), reason: 'too-large', detail })
      return { ...envelope, items }
    })
    return {
      envelopes: envelopes.filter(({ items, drops }) => items.length > 0 || drops.length > 0),
      refused: [...part.refused, ...surplus],
    }
  })
}

/** What it came as. */
function kindOfItem({ is }: Item): string {
  if (is === 'error') return 'event'
  return is === 'metric' ? 'trace_metric' : 'span'
}
