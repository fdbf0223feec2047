import type { IssueSummary } from '@seismo/ingest/api'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useProject } from '../../../components/use-project.ts'
import { rangeOf } from './row-range.ts'

export interface Selection {
  selected: readonly IssueSummary[]
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** From the row that was selected last to this one. */
  extendTo: (id: string) => void
  clear: () => void
  all: boolean
  toggleAll: () => void
}

interface Selected {
  ids: ReadonlySet<string>
  /** Where a range begins: the row that was selected last. */
  anchor: string | undefined
}

/** What the service changes in one go. */
const MOST_AT_ONCE = 200

const NONE: Selected = { ids: new Set(), anchor: undefined }

/** Only what is on the screen can be selected: an unseen row is never resolved by accident. */
export function useSelection(rows: readonly IssueSummary[]): Selection {
  const { slug } = useProject()
  const queryClient = useQueryClient()
  // The way back from an issue leads to the list as it was left.
  const kept = ['issues-selection', slug]
  const [{ ids, anchor }, show] = useState(() => queryClient.getQueryData<Selected>(kept) ?? NONE)
  const selected = rows.filter((row) => ids.has(row.id))
  const all = rows.length > 0 && selected.length === Math.min(rows.length, MOST_AT_ONCE)

  function setSelected({ ids: wanted, anchor: from }: Selected) {
    const next = { ids: new Set([...wanted].slice(-MOST_AT_ONCE)), anchor: from }
    show(next)
    queryClient.setQueryData(kept, next)
  }

  function toggle(id: string) {
    const next = new Set(ids)
    const isIn = next.delete(id)
    if (!isIn) next.add(id)
    setSelected({ ids: next, anchor: isIn ? undefined : id })
  }

  return {
    selected,
    all,
    has: (id) => ids.has(id),
    toggle,
    extendTo(id) {
      const range = rangeOf(rows, anchor, id)
      if (range.length === 0) toggle(id)
      else setSelected({ ids: new Set([...ids, ...range]), anchor: id })
    },
    clear: () => setSelected(NONE),
    toggleAll: () =>
      setSelected(
        all
          ? NONE
          : { ids: new Set(rows.slice(0, MOST_AT_ONCE).map((row) => row.id)), anchor: undefined },
      ),
  }
}
