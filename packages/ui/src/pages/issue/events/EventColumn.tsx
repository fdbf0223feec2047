import type { IssueDetail } from '@seismo/ingest/api'
import { useSearch } from '@tanstack/react-router'
import { EventList } from './EventList.tsx'
import { EventFilterChips } from './EventFilterChips.tsx'
import { EventNavigator } from './EventNavigator.tsx'
import type { ShownEvent } from './event-among.ts'
import { NoEvent } from './NoEvent.tsx'
import { OneEvent } from './OneEvent.tsx'
import { useIssueEvent } from './use-issue-event.ts'
import styles from './EventColumn.module.css'

interface EventColumnProps {
  issue: IssueDetail
  shown: ShownEvent
  /** `recommended`, `latest`, `oldest` or an event's id. */
  asked: string
}

export function EventColumn({ issue, shown, asked }: EventColumnProps) {
  const { tab } = useSearch({ strict: false })
  const query = useIssueEvent(issue, 'which' in shown ? shown.which : undefined)
  return (
    <div className={styles.column} aria-busy={query.isFetching}>
      <EventNavigator issue={issue} event={query.data} shown={shown} asked={asked} />
      <EventFilterChips />
      {tab === 'events' && <EventList issue={issue} />}
      {tab === undefined && shown.is === 'none' && <NoEvent />}
      {tab === undefined && shown.is !== 'none' && <OneEvent issue={issue} query={query} />}
    </div>
  )
}
