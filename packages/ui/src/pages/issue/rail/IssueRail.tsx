import type { IssueDetail } from '@seismo/ingest/api'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { issueEventQuery } from '../../../api/issue.ts'
import { useProject } from '../../../components/use-project.ts'
import { windowOf } from '../../../search/time-window.ts'
import { EventFacts } from './EventFacts.tsx'
import { Grouping } from './Grouping.tsx'
import { History } from './History.tsx'
import { Releases } from './Releases.tsx'
import { TagBars } from './TagBars.tsx'
import styles from './IssueRail.module.css'

/** A section absent from the data is absent from the page. */
export function IssueRail({ issue, which }: { issue: IssueDetail; which: string }) {
  const { slug } = useProject()
  const window = windowOf(useSearch({ strict: false }))
  const { data: event } = useQuery(issueEventQuery(slug, { id: issue.shortId, which }, window))
  return (
    <aside className={styles.rail} aria-label="About the issue">
      {event !== undefined && <EventFacts event={event} />}
      {issue.tags.length > 0 && <TagBars tags={issue.tags} />}
      {issue.releases.length > 0 && <Releases releases={issue.releases} />}
      <History issue={issue} />
      {issue.grouping.why.length > 0 && <Grouping grouping={issue.grouping} />}
    </aside>
  )
}
