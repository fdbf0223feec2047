import { useStoredChoice } from '../../hooks/use-stored-choice.ts'
import { useStoredSet } from '../../hooks/use-stored-set.ts'

export const COLUMNS = [
  'trend',
  'events',
  'users',
  'sessions',
  'last-seen',
  'first-seen',
  'assignee',
] as const
export type Column = (typeof COLUMNS)[number]

export const COLUMN_LABELS: Record<Column, string> = {
  trend: 'Trend',
  events: 'Events',
  users: 'Users',
  sessions: 'Sessions',
  'last-seen': 'Last seen',
  'first-seen': 'First seen',
  assignee: 'Assignee',
}

/** How one person likes the list. */
export interface Display {
  density: 'tall' | 'compact'
  toggleDensity: () => void
  columns: ReadonlySet<Column>
  toggleColumn: (column: Column) => void
}

const INITIAL = COLUMNS.filter((column) => column !== 'sessions')

export function useDisplay(): Display {
  const [density, setDensity] = useStoredChoice('issues.density', ['tall', 'compact'])
  const [columns, toggleColumn] = useStoredSet('issues.columns', {
    all: COLUMNS,
    initial: INITIAL,
  })
  return {
    ...{ density, columns, toggleColumn },
    toggleDensity: () => setDensity(density === 'tall' ? 'compact' : 'tall'),
  }
}
