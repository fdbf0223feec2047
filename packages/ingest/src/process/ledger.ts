import type { OutcomeRow, Row } from '../store/rows.ts'

/** Rows that belong to another one, and are not counted beside it. */
const PARTS = new Set<Row['is']>(['stack', 'body', 'activity', 'beacon', 'server-series'])

/**
 * What became of every item, folded to a line a minute. Each row that is stored is one item; all
 * else comes as lines of its own. `refused` are rows that the database did not take.
 */
export function ledgerOf(
  rows: readonly Row[],
  refused: ReadonlySet<Row> = new Set(),
): OutcomeRow[] {
  const lines = new Map<string, OutcomeRow>()
  for (const row of rows) {
    const line = toOutcome(row, refused.has(row))
    if (!line) continue
    const minute = Math.floor(line.at / 60_000)
    const { projectId, kind, outcome, reason } = line
    const key = [String(projectId), String(minute), kind, outcome, reason].join('/')
    const before = lines.get(key)
    if (before) before.n += line.n
    else lines.set(key, { ...line })
  }
  return [...lines.values()]
}

function toOutcome(row: Row, isRefused: boolean): OutcomeRow | undefined {
  if (row.is === 'outcome') return row
  if (PARTS.has(row.is)) return undefined
  // as: those without an arrival are parts.
  const { projectId, receivedAt: at, is: kind } = row as Extract<Row, { receivedAt: number }>
  const line = { is: 'outcome' as const, projectId, at, kind, n: 1 }
  return isRefused
    ? { ...line, outcome: 'dropped', reason: 'quarantined' }
    : { ...line, outcome: 'stored', reason: '' }
}
