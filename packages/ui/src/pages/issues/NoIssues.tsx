import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, History } from 'lucide-react'
import type { ReactNode } from 'react'
import { newestIssueQuery } from '../../api/issues.ts'
import { LinkButton } from '../../components/LinkButton.tsx'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatAbsolute } from '../../format/time.ts'
import type { IssueView } from '../../search/issue-views.ts'
import type { IssuesFilter } from '../../search/issues-search.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilteredAway } from './filter/FilteredAway.tsx'

interface NoIssuesProps {
  filter: IssuesFilter
  /** In its place until it is known which one was seen last. */
  meanwhile: ReactNode
}

/** An empty list has a reason; each has its own way out. */
export function NoIssues({ filter, meanwhile }: NoIssuesProps) {
  if (filter.q !== '') return <FilteredAway filter={filter} />
  return <NoneInWindow view={filter.view} meanwhile={meanwhile} />
}

function NoneInWindow({ view, meanwhile }: { view: IssueView; meanwhile: ReactNode }) {
  const { slug } = useProject()
  const { data, isPending } = useQuery(newestIssueQuery(slug, view))
  const newest = data?.items[0]
  if (isPending) return meanwhile
  if (data !== undefined && newest === undefined) return <AllGood view={view} />
  return (
    <EmptyState
      icon={<History size={18} />}
      title={`No ${WORDS[view]} in this time range`}
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
          Look at 30 days
        </LinkButton>
      }
    >
      {newest !== undefined && (
        <>
          The last one was seen <RelativeTime at={newest.lastSeen} />:{' '}
          <Link
            to="/p/$project/issues/$issueId"
            params={{ project: slug, issueId: newest.shortId }}
          >
            <bdi>
              {newest.shortId} {newest.type}
            </bdi>
          </Link>
        </>
      )}
    </EmptyState>
  )
}

const WORDS: Record<IssueView, string> = {
  open: 'open issues',
  regressed: 'regressed issues',
  new: 'new issues',
  mine: 'issues of yours',
  archived: 'archived issues',
  resolved: 'resolved issues',
}

const GOOD: Record<IssueView, readonly [title: string, text: string]> = {
  open: ['All good', 'No open issue was seen in the last 30 days.'],
  regressed: ['Nothing came back', 'No resolved issue happened again in the last 30 days.'],
  new: ['Nothing new', 'No issue was seen for the first time of late.'],
  mine: ['Nothing is yours', 'Issues that you are assigned to are kept here.'],
  archived: [
    'Nothing archived',
    'Issues you archive are kept here until what you said brings them back: a date, a number of events or users, a release.',
  ],
  resolved: [
    'Nothing resolved yet',
    'Issues you resolve are kept here, and come back to Open when they happen again.',
  ],
}

function AllGood({ view }: { view: IssueView }) {
  const { firstEventAt } = useProject()
  const [title, text] = GOOD[view]
  const since = firstEventAt === null ? '' : ` Events arrive since ${formatAbsolute(firstEventAt)}.`
  return (
    <EmptyState icon={<CircleCheck size={18} />} title={title}>
      {text}
      {view === 'open' && since}
    </EmptyState>
  )
}
