import type { IssueSummary } from '@seismo/ingest/api'

export interface TriageProps {
  issues: readonly IssueSummary[]
  /** Open from the start: a key asked for it before there was a button. */
  defaultOpen?: boolean
  /** Something was chosen; what is chosen shows at once, before the service answers. */
  onDone?: () => void
}
