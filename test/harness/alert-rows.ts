import { join } from 'node:path'
import { embeddedClickHouse } from '../../packages/ingest/src/store/clickhouse/embedded-client.ts'

export interface AlertRows {
  /** By time: what the history shows. */
  entries: { incident: string; state: 'firing' | 'resolved'; series: string }[]
  letters: LetterRow[]
}

interface LetterRow {
  key: string
  revision: number
  receiver: string
  status: string
  about: string[]
}

/** What alerts left in the data folder of a service that is not running. */
export async function readAlertRows(data: string): Promise<AlertRows> {
  const client = embeddedClickHouse(join(data, 'clickhouse'))
  async function select<Row>(query: string): Promise<Row[]> {
    const result = await client.query({ query, format: 'JSONEachRow' })
    return result.json()
  }
  try {
    return {
      entries: await select(`
        SELECT JSONExtractString(entry, 'incident') AS incident, JSONExtractString(entry, 'state') AS state, series
        FROM alert_decisions FINAL WHERE entry != '' ORDER BY at`),
      letters: await select(`
        SELECT key, revision, receiver, status, about FROM alert_letters FINAL ORDER BY alert_letters.at, key, revision`),
    }
  } finally {
    await client.close()
  }
}
