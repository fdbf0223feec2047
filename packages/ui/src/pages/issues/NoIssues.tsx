import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, FilterX, History, X } from 'lucide-react'
import { newestIssueQuery } from '../../api/issues.ts'
import { RelativeTime } from '../../components/RelativeTime.tsx'
import { useProject } from '../../components/use-project.ts'
import { formatAbsolute } from '../../format/time.ts'
import { filterTerms, withoutTerm } from '../../search/filter-terms.ts'
import type { IssuesFilter } from '../../search/issues-search.ts'
import { windowLabel } from '../../search/time-window.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../components/LinkButton.tsx'

/** An empty list has a reason; each has its own way out. */
export function NoIssues({ filter }: { filter: IssuesFilter }) {
  return filter.q === '' ? <NoneInWindow filter={filter} /> : <FilteredAway filter={filter} />
}

function FilteredAway({ filter }: { filter: IssuesFilter }) {
  const terms = filterTerms(filter.q)
  return (
    <EmptyState
      icon={<FilterX size={18} />}
      title="Nothing matches the filter"
      actions={
        <>
          {terms.length > 1 &&
            terms.map((term, index) => (
              <LinkButton
                key={`${index} ${term}`}
                to="."
                search={(old) => ({ ...old, q: withoutTerm(filter.q, index) })}
              >
                <X size={14} aria-hidden="true" /> Drop <bdi>{term}</bdi>
              </LinkButton>
            ))}
          <LinkButton to="." search={(old) => ({ ...old, q: undefined })}>
            Clear the filter
          </LinkButton>
          <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
            Look at 30 days
          </LinkButton>
        </>
      }
    >
      No {filter.state} issue of “{windowLabel(filter.window)}” fits <bdi>{filter.q}</bdi>.
    </EmptyState>
  )
}

function NoneInWindow({ filter }: { filter: IssuesFilter }) {
  const { slug } = useProject()
  const { data } = useQuery(newestIssueQuery(slug, filter.state))
  const newest = data?.items[0]
  if (data === undefined) return null
  if (newest === undefined) return <AllGood state={filter.state} />
  return (
    <EmptyState
      icon={<History size={18} />}
      title={`No ${filter.state} issues in this time range`}
      actions={
        <LinkButton to="." search={(old) => ({ ...old, from: '-30d', to: undefined })}>
          Look at 30 days
        </LinkButton>
      }
    >
      The last one was seen <RelativeTime at={newest.lastSeen} />:{' '}
      <Link to="/p/$project/issues/$issueId" params={{ project: slug, issueId: newest.shortId }}>
        <bdi>
          {newest.shortId} {newest.type}
        </bdi>
      </Link>
    </EmptyState>
  )
}

function AllGood({ state }: { state: IssuesFilter['state'] }) {
  const { firstEventAt } = useProject()
  const since = firstEventAt === null ? '' : ` Events arrive since ${formatAbsolute(firstEventAt)}.`
  return (
    <EmptyState
      icon={<CircleCheck size={18} />}
      title={state === 'open' ? 'All good' : 'Nothing resolved yet'}
    >
      {state === 'open'
        ? `No open issue was seen in the last 30 days.${since}`
        : 'Issues you resolve are kept here, and come back to Open when they happen again.'}
    </EmptyState>
  )
}
