import type { IssueSummary } from '@seismo/ingest/api'
import { formatAgo } from '../format/time.ts'
import { archivedWords, resolvedWords } from '../format/until.ts'
import { useNow } from '../hooks/use-now.ts'
import { Badge } from '../ui/Badge.tsx'

const NEW_MS = 24 * 3_600_000

/** The one word that changes what to do with an issue, where there is one. */
export function StateBadge({ issue }: { issue: IssueSummary }) {
  const now = useNow()
  if (issue.state === 'resolved') {
    return <Badge tone="good">{`Resolved ${resolvedWords(issue.resolvedUntil)}`.trimEnd()}</Badge>
  }
  if (issue.state === 'archived') {
    return <Badge tone="muted">{`Archived ${archivedWords(issue.archivedUntil)}`.trimEnd()}</Badge>
  }
  if (issue.regressed) {
    return (
      <Badge tone="poor" title="Somebody resolved it, and it came back">
        {issue.regressedAt === null
          ? 'Regressed'
          : `Regressed · ${formatAgo(issue.regressedAt, now)}`}
      </Badge>
    )
  }
  // It begins once, and what is new about it is in it.
  if (issue.class === 'overflow') {
    return (
      <Badge tone="ni" title="Errors beyond the budget of new issues; its page says more">
        Beyond the budget
      </Badge>
    )
  }
  if (now - issue.firstSeen > NEW_MS) return null
  return (
    <Badge tone="accent" title="First seen in the last 24 hours">
      New · {formatAgo(issue.firstSeen, now)}
    </Badge>
  )
}
