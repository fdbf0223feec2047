import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { BeaconId } from '../../ports.ts'
import { select } from '../select.ts'

const row = z.object({ id: z.string() })

/** Ids are random: a small granule keeps what is read for each of them small. */
export async function seenBeacons(
  client: ClickHouseClient,
  beacons: readonly BeaconId[],
  token: string,
): Promise<Set<string>> {
  const found = await select(client, row, {
    sql: `
      SELECT id FROM beacons
      WHERE project_id IN ({projects: Array(UInt32)}) AND id IN ({ids: Array(UUID)})
        AND token != {token: String} AND received_at > now('UTC') - INTERVAL 24 HOUR`,
    params: {
      projects: [...new Set(beacons.map(({ projectId }) => projectId))],
      ids: beacons.map(({ id }) => id),
      token,
    },
  })
  return new Set(found.map(({ id }) => id))
}
