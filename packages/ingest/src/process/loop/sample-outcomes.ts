import type { OutcomeRow, Row } from '../../store/rows.ts'
import type { RemoteWrite } from '../../wire/prometheus/decode.ts'
import type { RecordHead } from '../../wire/record.ts'
import { toServerRows } from '../server-rows.ts'
import { lineOf } from './item-outcomes.ts'

const KIND = 'server-sample'

/** Samples of servers as rows, and what became of those that are not among them. */
export function samplesOf(write: RemoteWrite, head: RecordHead): Row[] {
  const received = {
    ...lineOf(head, { kind: KIND, outcome: 'received', reason: '' }),
    n: total(write),
  }
  return [
    ...toServerRows(write, head.projectId, head.receivedAt),
    received,
    ...write.refused.flatMap(({ reason, n }) => linesOf(head, KIND, { reason, n })),
    ...write.dropped.flatMap(({ kind, n }) => linesOf(head, kind, { reason: 'unsupported', n })),
  ]
}

/** The writer lost our answer and sent the same again. */
export function repeatedSamplesOf(write: RemoteWrite, head: RecordHead): OutcomeRow[] {
  return linesOf(head, KIND, { reason: 'duplicate', n: total(write) })
}

function total({ series }: RemoteWrite): number {
  return series.reduce((sum, { samples }) => sum + samples.length, 0)
}

function linesOf(
  head: RecordHead,
  kind: string,
  { reason, n }: { reason: string; n: number },
): OutcomeRow[] {
  return [
    { ...lineOf(head, { kind, outcome: 'received', reason: '' }), n },
    { ...lineOf(head, { kind, outcome: 'dropped', reason }), n },
  ]
}
