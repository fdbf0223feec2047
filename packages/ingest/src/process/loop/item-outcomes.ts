import type { OutcomeRow } from '../../store/rows.ts'
import type { RefusedItem } from '../../wire/decoded.ts'
import type { Envelope } from '../../wire/envelope.ts'
import type { RecordHead } from '../../wire/record.ts'

/** Every item is received once, and once it is what became of it: here, all but what is stored. */
export function refusalsOf(refused: readonly RefusedItem[], head: RecordHead): OutcomeRow[] {
  return refused.flatMap(({ kind, reason }) => [
    lineOf(head, { kind, outcome: 'received', reason: '' }),
    lineOf(head, { kind, outcome: 'dropped', reason }),
  ])
}

export function droppedOf(envelope: Envelope, head: RecordHead, reason: string): OutcomeRow[] {
  return [
    ...linesOf(envelope, head, { outcome: 'received', reason: '' }),
    ...linesOf(envelope, head, { outcome: 'dropped', reason }),
  ]
}

export function linesOf(
  { items }: Envelope,
  head: RecordHead,
  what: Pick<OutcomeRow, 'outcome' | 'reason'>,
): OutcomeRow[] {
  return items.map(({ is }) => lineOf(head, { kind: is, ...what }))
}

export function lineOf(
  { projectId, receivedAt }: RecordHead,
  line: Pick<OutcomeRow, 'kind' | 'outcome' | 'reason'>,
): OutcomeRow {
  return { is: 'outcome', projectId, at: receivedAt, n: 1, ...line }
}

/** A record whose items nobody can tell apart any more. */
export function unreadableOf(head: RecordHead): OutcomeRow[] {
  return [
    lineOf(head, { kind: 'beacon', outcome: 'received', reason: '' }),
    lineOf(head, { kind: 'beacon', outcome: 'dropped', reason: 'quarantined' }),
  ]
}
