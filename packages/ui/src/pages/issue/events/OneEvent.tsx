import type { IssueDetail } from '@seismo/ingest/api'
import { QueryError } from '../../../components/QueryError.tsx'
import { ServerSide } from '../../../components/trace/ServerSide.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { StackPanel } from '../stack/StackPanel.tsx'
import { Breadcrumbs } from './Breadcrumbs.tsx'
import type { useIssueEvent } from './use-issue-event.ts'

interface OneEventProps {
  issue: IssueDetail
  query: ReturnType<typeof useIssueEvent>
}

export function OneEvent({ issue, query: { data, error, refetch } }: OneEventProps) {
  if (data === undefined && error !== null) {
    return <QueryError error={error} onRetry={() => void refetch()} />
  }
  if (data === undefined) return <Skeleton height={480} />
  return (
    <>
      {/* Which frames are open belongs to one event, not to the next. */}
      <StackPanel key={data.eventId} issue={issue} event={data} />
      <ServerSide key={`server ${data.eventId}`} event={data} />
      <Breadcrumbs event={data} />
    </>
  )
}
