import type { IssueDetail } from '@seismo/ingest/api'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { issueQuery } from '../../api/issue.ts'
import { useIsSeen } from '../../hooks/use-is-seen.ts'
import { noteRecent } from '../../components/recent-issues.ts'
import { QueryError } from '../../components/QueryError.tsx'
import { useProject } from '../../components/use-project.ts'
import { windowOf } from '../../search/time-window.ts'
import { EventColumn } from './events/EventColumn.tsx'
import { useShownEvent } from './events/use-shown-event.ts'
import { IssueHeader } from './header/IssueHeader.tsx'
import { IssueNavigation } from './header/IssueNavigation.tsx'
import { OverflowNotice } from './header/OverflowNotice.tsx'
import { IssueRail } from './rail/IssueRail.tsx'
import { IssueLooks } from './IssueLooks.tsx'
import { IssueSkeleton } from './IssueSkeleton.tsx'
import { StatStrip } from './header/StatStrip.tsx'
import { TrendChart } from './trend/TrendChart.tsx'
import { useCurrentAddress } from './use-current-address.ts'
import styles from './IssuePage.module.css'

export function IssuePage() {
  const { slug } = useProject()
  const { issueId = '', event = 'recommended' } = useParams({ strict: false })
  const window = windowOf(useSearch({ strict: false }))
  const query = useQuery({
    ...issueQuery(slug, issueId, window),
    // Another time range of the same issue, or the same by its old name; never another issue's
    // numbers under this one's name.
    placeholderData: (before, from) =>
      from?.queryKey[2] === issueId || before?.shortId === issueId
        ? keepPreviousData(before)
        : undefined,
  })
  useCurrentAddress(query.data)
  useNoteRecent(slug, query.data)

  if (query.data === undefined) {
    return query.isError ? (
      <QueryError heading="h1" error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <IssueSkeleton />
    )
  }

  return <Issue issue={query.data} asked={event} />
}

/** For the palette, which offers what was opened last. */
function useNoteRecent(project: string, issue: IssueDetail | undefined) {
  const { shortId, type, message } = issue ?? {}
  useEffect(() => {
    if (shortId === undefined) return
    noteRecent({ project, shortId, text: `${type ?? ''}: ${message ?? ''}` })
  }, [project, shortId, type, message])
}

function Issue({ issue, asked }: { issue: IssueDetail; asked: string }) {
  const { name } = useProject()
  const shown = useShownEvent(issue.shortId, asked)
  const which = 'which' in shown ? shown.which : undefined
  // What the issue is comes first; bars, stack and facts are drawn right after, and move nothing.
  const isSeen = useIsSeen()
  return (
    <article>
      <title>{`${issue.type}: ${issue.message.slice(0, 80)} · ${name} · Seismo`}</title>
      <IssueNavigation issue={issue} />
      <IssueHeader issue={issue} which={which} />
      {issue.class === 'overflow' && <OverflowNotice />}
      <StatStrip issue={issue} />
      <TrendChart issue={issue} isDrawn={isSeen} />
      {isSeen && <IssueLooks issue={issue} />}
      <div className={styles.columns}>
        {isSeen && (
          <>
            <EventColumn issue={issue} shown={shown} asked={asked} />
            <IssueRail issue={issue} which={which} />
          </>
        )}
      </div>
    </article>
  )
}
