import type { Content } from './content.ts'
import type { RefusedItem } from './decoded.ts'
import type { Envelope } from './envelope.ts'

/**
 * What a body's answer, the metrics and the memory of what came before need of it. Little, for it
 * waits until the disk has the body, with those of hundreds of others: what waits is what the
 * collector of garbage has to carry.
 */
export interface Summary {
  is: 'summary'
  /** What its client calls its envelopes; none where the format has no ids. */
  ids: string[]
  counts: Count[]
  refused: RefusedItem[]
  /** What clients tell of themselves. */
  clients: Pick<Envelope, 'drops' | 'cost'>[]
}

export interface Count {
  kind: string
  n: number
}

export function summaryOf(content: Content): Summary {
  const { refused } = content
  if (content.is === 'series') {
    const n = content.series.reduce((sum, { samples }) => sum + samples.length, 0)
    const counts = n > 0 ? [{ kind: 'server-sample', n }] : []
    return { is: 'summary', ids: [], counts, refused, clients: [] }
  }
  const { envelopes } = content
  return {
    is: 'summary',
    ids: envelopes.map(({ id }) => id),
    counts: countKinds(envelopes.flatMap(({ items }) => items.map(({ is }) => is))),
    refused,
    clients: envelopes.map(({ drops, cost }) => ({ drops, ...(cost && { cost }) })),
  }
}

export function countKinds(kinds: readonly string[]): Count[] {
  const counts = new Map<string, number>()
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return [...counts].map(([kind, n]) => ({ kind, n }))
}
