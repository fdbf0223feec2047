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
  const fresh = byId(fetched.pages)
  const loaded = fetched.pages.slice(before.pages).flat()
  const known = new Set([...before.order, ...loaded.map((issue) => issue.id)])
  const order = [...known]
  const latest = new Map([...before.latest, ...fresh])
  return {
    key: fetched.key,
    order,
    pages: fetched.pages.length,
    latest,
    visible: order.flatMap((id) => (fetched.more ? latest : fresh).get(id) ?? []),
    waiting: [...fresh.keys()].filter((id) => !known.has(id)).length,
  }
}

/**
 * All that was there is done with, by this reader too, and more waits: nobody reads an empty list.
 * @param rows what is left of `visible` to be shown.
 */
export function isEmptied(followed: Followed | undefined, rows: readonly IssueSummary[]): boolean {
  return rows.length === 0 && (followed?.waiting ?? 0) > 0
}

/** The list as the service has it now: order, new rows and all. */
export function acceptAll({ key, pages }: Fetched): Followed {
  const latest = byId(pages)
  const visible = [...latest.values()]
  return {
    key,
    order: visible.map((issue) => issue.id),
    pages: pages.length,
    latest,
    visible,
    waiting: 0,
  }
}

/** Of what is on two pages the first has the say: pages far down may be older. */
function byId(pages: Fetched['pages']): Map<string, IssueSummary> {
  const found = new Map<string, IssueSummary>()
  for (const issue of pages.flat()) if (!found.has(issue.id)) found.set(issue.id, issue)
  return found
}
