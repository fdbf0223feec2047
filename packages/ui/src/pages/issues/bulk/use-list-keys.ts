import { useTriage } from '../../../api/use-triage.ts'
import { useSilenceIssues } from '../../../components/triage/use-silence-issues.ts'
import { useProject } from '../../../components/use-project.ts'
import { useShare } from '../../../components/use-share.ts'
import { useCopy } from '../../../hooks/use-copy.ts'
import { useShortcuts } from '../../../hooks/use-shortcuts.ts'
import { useToasts } from '../../../ui/toasts.ts'
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
  toggleDensity: () => void
}

export function useListKeys(keys: ListKeys): void {
  const { cursor, selection, showWaiting, openMenu, toggleDensity } = keys
  const { slug } = useProject()
  const triage = useTriage(slug)
  const toasts = useToasts()
  const share = useShare()
  const silence = useSilenceIssues()
  const [, copy] = useCopy()

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

  function silenceRow() {
    const current = cursor.current()
    if (current !== undefined) silence([current])
  }

  /** Of the row, else of the list as it is. */
  function copyLink() {
    const current = cursor.current()
    if (current === undefined) {
      share()
      return
    }
    copy(`${location.origin}/i/${current.shortId}`)
    toasts.show({ text: `Copied the link to ${current.shortId}`, tone: 'plain' })
  }

  useShortcuts({
    j: () => cursor.move(1),
    k: () => cursor.move(-1),
    o: () =>
      document.activeElement instanceof HTMLElement ? document.activeElement.click() : undefined,
    '.': showWaiting,
    '\\': toggleDensity,
    c: copyLink,
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
      s: silenceRow,
    }),
  })
}
