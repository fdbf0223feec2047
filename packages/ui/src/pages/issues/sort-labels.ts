import type { IssueSort } from '../../search/issues-search.ts'

export const SORT_LABELS: Record<IssueSort, string> = {
  'last-seen': 'Last seen',
  'first-seen': 'First seen',
  events: 'Events',
  users: 'Users',
  impact: 'Impact',
}
