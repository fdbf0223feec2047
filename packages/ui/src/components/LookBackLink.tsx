import { lookBack, type Kept } from '../search/look-back.ts'
import type { TimeWindow } from '../search/time-window.ts'
import { LinkButton } from './LinkButton.tsx'
import { useProject } from './use-project.ts'

interface LookBackLinkProps {
  kept: Kept
  /** The one that is shown: where it is as wide, there is nothing to look at. */
  window?: TimeWindow
  /** What else is left behind. */
  without?: Record<string, undefined>
}

/** From an empty window to the widest that may have something: `Look at 14 days`. */
export function LookBackLink({ kept, window, without }: LookBackLinkProps) {
  const { from, words } = lookBack(useProject().keptDays, kept)
  if (window?.from === from && window.to === undefined) return null
  return (
    <LinkButton to="." search={(old) => ({ ...old, ...without, from, to: undefined })}>
      Look at {words}
    </LinkButton>
  )
}
