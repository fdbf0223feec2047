import type { IssueDetail, IssueEvent } from '@seismo/ingest/api'
import { useIssueEvent } from '../events/use-issue-event.ts'
import { EventFacts } from './EventFacts.tsx'
import { Grouping } from './Grouping.tsx'
import { History } from './History.tsx'
import { Parts } from './Parts.tsx'
import { Releases } from './Releases.tsx'
import { Similar } from './Similar.tsx'
import { Standout } from './Standout.tsx'
import { TagBars } from './TagBars.tsx'
import styles from './IssueRail.module.css'

/** A section absent from the data is absent from the page. */
export function IssueRail({ issue, which }: { issue: IssueDetail; which: string | undefined }) {
  const { data: event, isLoading } = useIssueEvent(issue, which)
  return (
    <aside className={styles.rail} aria-label="About the issue">
      {issue.standout.length > 0 && <Standout standout={issue.standout} />}
      {!isLoading && <Rest issue={issue} event={event} />}
    </aside>
  )
}

/** After the event, which is above and would push it down. */
function Rest({ issue, event }: { issue: IssueDetail; event: IssueEvent | undefined }) {
  return (
    <>
      {event !== undefined && <EventFacts key={event.eventId} event={event} />}
      {issue.tags.length > 0 && <TagBars issue={issue} />}
      <History issue={issue} />
      {issue.releases.length > 0 && <Releases releases={issue.releases} />}
      {issue.grouping.why.length > 0 && <Grouping issue={issue} />}
      <Similar issue={issue} />
      <Parts issue={issue} />
    </>
  )
}
