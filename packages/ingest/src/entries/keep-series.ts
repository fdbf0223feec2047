import type { Dependencies } from '../http/dependencies.ts'
import type { RawSeries } from '../wire/prometheus/series.ts'
import { toSeriesBytes } from '../wire/series/series-body.ts'

/** Of a record: some 3 MB. */
const MOST_SERIES = 10_000

/** Series that the service put together, by the way of everything that arrives; an archived project takes none, which its ledger says. */
export async function keepSeries(
  series: readonly RawSeries[],
  projectId: number,
  { intake, now, projects }: Pick<Dependencies, 'intake' | 'now' | 'projects'>,
): Promise<void> {
  if (projects.some(({ number, archivedAt }) => number === projectId && archivedAt !== undefined)) {
    const n = series.reduce((sum, { samples }) => sum + samples.length, 0)
    const line = { projectId, at: now(), kind: 'server-sample', n }
    intake.count({ ...line, outcome: 'received', reason: '' })
    intake.count({ ...line, outcome: 'dropped', reason: 'project-archived' })
    return
  }
  for (let at = 0; at < series.length; at += MOST_SERIES) {
    await intake.keep({
      head: {
        ...{ format: 'series', projectId, receivedAt: now() },
        ...{ userAgent: '', contentType: 'application/json', requestId: '' },
      },
      body: toSeriesBytes({ series: series.slice(at, at + MOST_SERIES) }),
    })
  }
}
