/** Where the rows of a table lie. */
type Placement =
  /** All of them on every machine: small, and read beside everything else. */
  | { is: 'everywhere' }
  /** Each on one shard, by a hash of these. */
  | { is: 'sharded'; by: string[] }

/** Configuration, and what a join would otherwise fetch from every shard for every query. */
const EVERYWHERE = new Set([
  'schema_migrations',
  'schema_locks',
  'changes',
  'issue_aliases',
  'source_maps',
  'source_map_repairs',
  'artifacts',
  'alert_log',
  'alert_decisions',
  'alert_letters',
  'alert_terms',
  // Read by a view, beside the rows of one machine.
  'tag_limits',
])

/**
 * Raw rows by their event, so that one hot issue does not fill one shard; what is told of an issue by
 * the issue, and of a session by the session.
 */
const BY_COLUMN: [column: string, by: string[]][] = [
  ['event_id', ['project_id', 'event_id']],
  ['fingerprint', ['project_id', 'fingerprint']],
  ['session_id', ['session_id']],
  ['session', ['session']],
]

interface Table {
  name: string
  columns: readonly string[]
  /** The expressions of ORDER BY. */
  order: readonly string[]
}

/** Rows of equal ORDER BY are one row in the end: they have to be on one shard to become it. */
export function placementOf({ name, columns, order }: Table): Placement {
  if (isEverywhere(name)) return { is: 'everywhere' }
  const [, by] = BY_COLUMN.find(([column]) => columns.includes(column)) ?? []
  return { is: 'sharded', by: by ?? [...order] }
}

export function isEverywhere(name: string): boolean {
  return EVERYWHERE.has(name)
}

/** The table with the rows of this machine. */
export function localName(name: string): string {
  return isEverywhere(name) ? name : `${name}_local`
}
