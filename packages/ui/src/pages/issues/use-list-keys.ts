import { useTriage } from '../../api/use-triage.ts'
import { useProject } from '../../components/use-project.ts'
import { useShortcuts } from '../../hooks/use-shortcuts.ts'
import type { BulkMenu } from './BulkBar.tsx'
import type { Cursor } from './use-cursor.ts'
import type { Selection } from './use-selection.ts'

interface ListKeys {
  cursor: Cursor
  /** Undefined for those who may not change an issue. */
  selection: Selection | undefined
  showWaiting: () => void
  /** Opens a menu of the bar for what is selected. */
  openMenu: (menu: BulkMenu) => void
}

export function useListKeys({ cursor, selection, showWaiting, openMenu }: ListKeys): void {
  const { slug } = useProject()
  const triage = useTriage(slug)

  /** While something is selected, the bar is there and its own keys act. */
  function onRow({ toggle }: Selection, menu: BulkMenu) {
    const current = cursor.current()
    if (current === undefined) return
    toggle(current.id)
    openMenu(menu)
  }

  function resolveRow() {
    const current = cursor.current()
    if (current === undefined) return
    cursor.leave([current])
    if (current.state === 'open') triage.resolve([current])
    else triage.reopen([current])
  }

  useShortcuts({
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    o: () =>
      document.activeElement instanceof HTMLElement ? document.activeElement.click() : undefined,
    '.': showWaiting,
    ...(selection && {
      x: () => selection.toggle(cursor.current()?.id ?? ''),
      X: () => selection.extendTo(cursor.current()?.id ?? ''),
      Escape: selection.clear,
    }),
    ...(selection?.selected.length === 0 && {
      r: resolveRow,
      R: () => onRow(selection, 'resolve'),
      e: () => onRow(selection, 'archive'),
      a: () => onRow(selection, 'assign'),
    }),
  })
}
