import type { IssueSummary } from '@seismo/ingest/api'
import { useState } from 'react'

export interface Selection {
  selected: readonly IssueSummary[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  clear: () => void
  all: boolean
  toggleAll: () => void
}

/** Only what is on the screen can be selected: an unseen row is never resolved by accident. */
export function useSelection(rows: readonly IssueSummary[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const selected = rows.filter((row) => ids.has(row.id))
  const all = rows.length > 0 && selected.length === rows.length

  return {
    selected,
    all,
    has: (id) => ids.has(id),
    toggle(id) {
      const next = new Set(ids)
      if (!next.delete(id)) next.add(id)
      setIds(next)
    },
    clear: () => setIds(new Set()),
    toggleAll: () => setIds(new Set(all ? [] : rows.map((row) => row.id))),
  }
}
