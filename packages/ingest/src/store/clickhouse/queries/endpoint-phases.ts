import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import { PHASES, type EndpointDetail } from '../../../contract/requests.ts'
import type { EndpointScope } from '../../endpoint-store.ts'
import { select } from '../select.ts'
import { count, text } from './columns.ts'
import { FROM_CACHE, requestRows } from './request-rows.ts'

const MOST_TIMINGS = 10

/** Another origin keeps its phases to itself, as zeros; of the cache, nothing went over the network. */
const HAS_PHASES = `(server_ms > 0 OR download_ms > 0 OR protocol != '') AND NOT (${FROM_CACHE})`

/** Of `name;dur=12.5;desc=text`; 0 where there is none. */
const DURATION = `toFloat64OrZero(extract(entry, ';dur=([0-9]{1,9}(?:[.][0-9]{1,9})?)'))`
const OWN = `least(toFloat64(duration_ms), arrayMax(arrayMap(entry -> ${DURATION}, server_timing)))`

const phasesRow = z.object({
  sessions: count,
  n_phases: count,
  phases: z.array(z.tuple([count, count])),
  ...{ n_server: count, own: count.nullable(), other: count.nullable() },
})

/** In how many sessions, how long each phase took, and which share the server says that it had. */
export async function endpointPhases(
  client: ClickHouseClient,
  scope: EndpointScope,
): Promise<Pick<EndpointDetail, 'sessions' | 'phases' | 'server'>> {
  const { where, params } = requestRows({ ...scope, text: '' })
  const of = PHASES.map(
    (phase) => `quantilesExactWeightedIf(0.5, 0.95)(${phase}_ms, weight, has_phases)`,
  )
  const [row] = await select(client, phasesRow, {
    sql: `
      SELECT uniqCombined(12)(session_id) AS sessions, sumIf(weight, has_phases) AS n_phases, [${of.join(', ')}] AS phases,
        sumIf(weight, own_ms > 0) AS n_server,
        sumIf(own_ms * weight, own_ms > 0) / n_server AS own,
        sumIf((duration_ms - own_ms) * weight, own_ms > 0) / n_server AS other
      FROM (
        SELECT *, ${HAS_PHASES} AS has_phases, if(empty(server_timing), 0, ${OWN}) AS own_ms
        FROM requests WHERE ${where}
      )`,
    params,
  })
  const n = row?.n_phases ?? 0
  return {
    sessions: row?.sessions ?? 0,
    phases: {
      n,
      of: PHASES.flatMap((phase, index) => {
        const [p50Ms, p95Ms] = row?.phases[index] ?? [0, 0]
        return n === 0 ? [] : [{ phase, p50Ms, p95Ms }]
      }),
    },
    server: { n: row?.n_server ?? 0, serverMs: row?.own ?? 0, otherMs: row?.other ?? 0 },
  }
}

const timingRow = z.object({ name: text, n: count, durations: z.tuple([count, count]) })

export async function endpointServerTimings(
  client: ClickHouseClient,
  scope: EndpointScope,
): Promise<EndpointDetail['serverTimings']> {
  const { where, params } = requestRows({ ...scope, text: '' })
  const rows = await select(client, timingRow, {
    sql: `
      SELECT substringUTF8(splitByChar(';', entry)[1], 1, 100) AS name, sum(weight) AS n,
        quantilesExactWeighted(0.5, 0.95)(${DURATION}, weight) AS durations
      FROM (SELECT weight, arrayJoin(server_timing) AS entry FROM requests WHERE ${where})
      WHERE ${DURATION} > 0
      GROUP BY name ORDER BY n DESC, name LIMIT ${String(MOST_TIMINGS)}`,
    params,
  })
  return rows.map(({ name, n, durations: [p50Ms, p95Ms] }) => ({ name, n, p50Ms, p95Ms }))
}
