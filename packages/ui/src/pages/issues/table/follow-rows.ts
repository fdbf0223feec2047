import type { IssueSummary } from '@seismo/ingest/api'

/** What the reader is looking at, kept still while the world moves on. */
export interface Followed {
  /** The list asked for; another list starts anew. */
  key: string
  /** Every issue accepted into the list, in the order it was accepted. */
  order: readonly string[]
  pages: number
  latest: ReadonlyMap<string, IssueSummary>
  visible: readonly IssueSummary[]
  /** How many issues came that the reader has not let in yet. */
  waiting: number
}

export interface Fetched {
  key: string
  pages: readonly (readonly IssueSummary[])[]
  /** The service has more than was asked for, so an absent row may only have moved down. */
  more: boolean
}

/** Takes in fresh numbers without moving a row; what is new waits, what the reader loaded joins. */
export function followRows(before: Followed | undefined, fetched: Fetched): Followed {
  if (before === undefined || before.key !== fetched.key) return acceptAll(fetched)
  // Nobody reads an empty list, so there is nothing to keep still.
  if (before.visible.length === 0) return acceptAll(fetched)
  const fresh = new Map(fetched.pages.flat().map((issue) => [issue.id, issue]))
  const loaded = fetched.pages.slice(before.pages).flat()
  const order = unique([...before.order, ...loaded.map((issue) => issue.id)])
  const latest = new Map([...before.latest, ...fresh])
  return {
    key: fetched.key,
    order,
    pages: fetched.pages.length,
    latest,
    visible: order.flatMap((id) => (fetched.more ? latest : fresh).get(id) ?? []),
    waiting: [...fresh.keys()].filter((id) => !order.includes(id)).length,
  }
}

/** The list as the service has it now: order, new rows and all. */
export function acceptAll({ key, pages }: Fetched): Followed {
  const visible = [...new Map(pages.flat().map((issue) => [issue.id, issue])).values()]
  return {
    key,
    order: visible.map((issue) => issue.id),
    pages: pages.length,
    latest: new Map(visible.map((issue) => [issue.id, issue])),
    visible,
    waiting: 0,
  }
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
