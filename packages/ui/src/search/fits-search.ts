import type { SearchPart } from '@seismo/ingest/search'
import type { IssueSummary } from '@seismo/ingest/api'

type Decided = Pick<IssueSummary, 'state' | 'regressed' | 'assignee'>

/**
 * Whether a row may stay after somebody decided something about it. Only what people decide is looked
 * at: of the rest the service has the say.
 */
export function fitsSearch(issue: Decided, search: readonly SearchPart[], me: string): boolean {
  return search.every((part) => {
    const holds = conditionHolds(issue, part, me)
    return holds === undefined || holds !== part.exclude
  })
}

function conditionHolds(issue: Decided, part: SearchPart, me: string): boolean | undefined {
  if (part.is === 'state') return stateHolds(issue, part.state)
  if (part.is !== 'match' || part.key !== 'assigned' || part.value.includes('*')) return undefined
  if (part.value === 'none') return issue.assignee === null
  return issue.assignee === (part.value === 'me' ? me : part.value)
}

function stateHolds(
  { state, regressed, assignee }: Decided,
  wanted: Extract<SearchPart, { is: 'state' }>['state'],
): boolean | undefined {
  switch (wanted) {
    case 'open':
    case 'resolved':
    case 'archived':
      return state === wanted
    case 'regressed':
      return state === 'open' && regressed
    case 'assigned':
      return assignee !== null
    case 'unassigned':
      return assignee === null
    case 'new':
      return undefined
  }
}
