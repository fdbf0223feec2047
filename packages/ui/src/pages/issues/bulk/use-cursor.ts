import type { IssueSummary } from '@seismo/ingest/api'
import { useRef, type RefObject } from 'react'
import type { RowsHandle } from '../table/IssueRows.tsx'

/** The row that keys act on: the browser's focus, so Enter, its ring and screen readers come for free. */
export interface Cursor {
  current: () => IssueSummary | undefined
  move: (by: 1 | -1) => void
  /** Goes on to the next row that stays: a row that goes would take the focus with it. */
  leave: (going: readonly IssueSummary[]) => void
}

export function useCursor(
  rows: readonly IssueSummary[],
  /** For those that are not on the page. */
  table: RefObject<RowsHandle | null>,
): Cursor {
  // Menus and dialogs take the focus for a while; the row they were opened from is still meant.
  const last = useRef<string>(undefined)

  function current() {
    const id = document.activeElement?.closest<HTMLElement>('[data-issue]')?.dataset.issue
    if (id !== undefined) last.current = id
    return rows.find((row) => row.id === id)
  }

  function focusRow(id: string) {
    if (linkOf(id) === null) table.current?.bring(id)
    const link = linkOf(id)
    link?.focus({ preventScroll: true })
    link?.scrollIntoView({ block: 'nearest' })
  }

  return {
    current,
    move(by) {
      const row = current()
      const index = row === undefined ? -1 : rows.indexOf(row)
      const next = rows[Math.max(0, index + by)]
      if (next !== undefined) focusRow(next.id)
    },
    leave(going) {
      const row = current() ?? rows.find(({ id }) => id === last.current)
      const from = row === undefined ? -1 : rows.indexOf(row)
      const stays = (one: IssueSummary) => !going.includes(one)
      const next =
        rows.slice(from + 1).find(stays) ?? rows.slice(0, Math.max(from, 0)).findLast(stays)
      // After the menu or dialog that this came from has closed and given back its own focus.
      if (next !== undefined) requestAnimationFrame(() => focusRow(next.id))
    },
  }
}

function linkOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-issue="${CSS.escape(id)}"] a`)
}
