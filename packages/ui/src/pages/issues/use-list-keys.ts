import type { IssueState, IssueSummary } from '@seismo/ingest/api'
import { useTriage } from '../../api/use-triage.ts'
import { useProject } from '../../components/use-project.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import type { Selection } from './use-selection.ts'

interface ListKeys {
  rows: readonly IssueSummary[]
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
  state: IssueState
  showWaiting: () => void
}

/** The cursor is the browser's focus: Enter, the focus ring and screen readers come for free. */
export function useListKeys({ rows, selection, state, showWaiting }: ListKeys): void {
  const { slug } = useProject()
  const triage = useTriage(slug)

  function focused(): IssueSummary | undefined {
    const id = document.activeElement?.closest<HTMLElement>('[data-issue]')?.dataset.issue
    return rows.find((row) => row.id === id)
  }

  function move(by: 1 | -1) {
    const current = focused()
    const index = current === undefined ? -1 : rows.indexOf(current)
    const next = rows[Math.max(0, index + by)]
    if (next !== undefined) focusRow(next.id)
  }

  function resolve({ selected, clear }: Selection) {
    const current = focused()
    const chosen = selected.length > 0 ? selected : [current ?? []].flat()
    // The row goes and would take the focus with it.
    if (current !== undefined && chosen.includes(current)) move(1)
    triage(chosen, state === 'open' ? 'resolved' : 'open')
    clear()
  }

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    o: () =>
      document.activeElement instanceof HTMLElement ? document.activeElement.click() : undefined,
    '.': showWaiting,
    ...(selection && {
      x: () => {
        const current = focused()
        if (current !== undefined) selection.toggle(current.id)
      },
      r: () => resolve(selection),
      Escape: selection.clear,
    }),
  })
}

function focusRow(id: string) {
  const link = document.querySelector<HTMLElement>(`[data-issue="${CSS.escape(id)}"] a`)
  link?.focus({ preventScroll: true })
  link?.scrollIntoView({ block: 'nearest' })
}
