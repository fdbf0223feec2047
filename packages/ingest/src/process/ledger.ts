import type { OutcomeRow, Row } from '../store/rows.ts'

/** Stored items are counted here, drops come as rows of their own; both fold to a line a minute. */
export function ledgerOf(rows: readonly Row[]): OutcomeRow[] {
  const lines = new Map<string, OutcomeRow>()
  for (const row of rows) {
    const line = toOutcome(row)
    if (!line) continue
    const minute = Math.floor(line.at / 60_000)
    const key = [String(line.projectId), String(minute), line.kind, line.outcome, line.reason].join(
      '/',
    )
    const before = lines.get(key)
    if (before) before.n += line.n
    else lines.set(key, { ...line })
  }
  return [...lines.values()]
}

function toOutcome(row: Row): OutcomeRow | undefined {
  if (row.is === 'outcome') return row
  if (row.is === 'stack' || row.is === 'body' || row.is === 'activity') return undefined
  const { projectId, receivedAt: at, is: kind } = row
  return { is: 'outcome', projectId, at, kind, outcome: 'stored', reason: '', n: 1 }
}
