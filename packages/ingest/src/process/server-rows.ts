import { hash128 } from '../lib/hash.ts'
import type { Row, ServerSampleRow, ServerSeriesRow } from '../store/rows.ts'
import type { RemoteWrite, ServerSeries } from '../wire/prometheus/decode.ts'

/** The samples of a body and, once each, the series they belong to. */
export function toServerRows(
  { series }: Pick<RemoteWrite, 'series'>,
  projectId: number,
  receivedAt: number,
): Row[] {
  const known = new Map<string, ServerSeriesRow>()
  const samples: ServerSampleRow[] = []
  for (const one of series) {
    const row = toSeriesRow(one, projectId)
    const before = known.get(row.seriesId)
    // Version 2 may name a series twice, say for its exemplars.
    if (before) before.lastSeen = Math.max(before.lastSeen, row.lastSeen)
    else known.set(row.seriesId, row)
    const { seriesId } = row
    for (const { at, value } of one.samples)
      samples.push({ is: 'server-sample', projectId, seriesId, at, receivedAt, value })
  }
  return [...known.values(), ...samples]
}

function toSeriesRow({ labels, type, samples }: ServerSeries, projectId: number) {
  const { __name__: name = '', ...rest } = labels
  return {
    is: 'server-series',
    ...{ projectId, seriesId: seriesIdOf(labels), name, type: type ?? '', labels: rest },
    lastSeen: samples.reduce((last, { at }) => Math.max(last, at), 0),
  } satisfies ServerSeriesRow
}

/** 64 bits of the labels: two of a million series share one in 30 million such stores. */
function seriesIdOf(labels: Record<string, string>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
  return BigInt(`0x${hash128(JSON.stringify(sorted)).slice(0, 16)}`).toString()
}
