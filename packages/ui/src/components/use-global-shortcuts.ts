import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '../hooks/use-shortcuts.ts'
import { useToasts } from '../ui/toasts.ts'
import { openShortcutSheet } from './open-shortcut-sheet.ts'
import { SECTIONS } from './sections.ts'
import { useShare } from './use-share.ts'

/** What works on every page. */
export function useGlobalShortcuts(project: string): void {
  const navigate = useNavigate()
  const toasts = useToasts()
  const share = useShare()
  const jumps = SECTIONS.map(({ to, key }) => [
    `g ${key}`,
    () => void navigate({ to, params: { project } }),
  ])
  const actions = {
    // Every pair above is a key and its action.
    ...(Object.fromEntries(jumps) as Record<string, () => void>),
    '?': openShortcutSheet,
    c: share,
    z: toasts.undoLast,
  }
  // The page inside may have been there first: its own `c` copies the link of an issue.
  useShortcuts(actions, true)
}
