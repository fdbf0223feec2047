import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Deploy } from '../../../contract/releases.ts'
import type { DeployQuery, ToldDeploy } from '../../release-store.ts'
import { insertLines } from '../insert.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { millis, text } from './columns.ts'
import { hoursParams } from './session-hours.ts'

export async function addDeploy(
  client: ClickHouseClient,
  projectId: number,
  { at, ...deploy }: ToldDeploy,
): Promise<void> {
  const row = {
    ...{ project_id: projectId, ...deploy },
    at: toSqlTime(at),
    recorded_at: toSqlTime(Date.now()),
  }
  await insertLines(client, 'deploys', { lines: [JSON.stringify(row)] })
}

const row = z
  .object({
    release: text,
    environment: text,
    deployed: millis,
    source: z.enum(['api', 'sentry-cli', 'first-sight']),
    url: text,
    commit: text,
    actor: text,
  })
  .transform(({ deployed, url, commit, ...rest }): Deploy => ({
    ...rest,
    at: deployed,
    url: url || null,
    commit: commit || null,
  }))

/** What was told, and for a release that nobody told of in an environment, when it was first seen there. */
function deploysSql(conditions: string): string {
  const asked = `project_id = {project: UInt32} AND release != '' ${conditions}`
  return `
    SELECT release, environment, toUnixTimestamp64Milli(at) AS deployed,
      CAST(source AS String) AS source, url, commit, actor
    FROM deploys FINAL WHERE ${asked}
    UNION ALL
    SELECT release, CAST(environment AS String) AS environment, toUnixTimestamp64Milli(min(first_seen)) AS deployed,
      'first-sight' AS source, '' AS url, '' AS commit, 'seismo' AS actor
    FROM releases
    WHERE ${asked}
      AND (release, CAST(environment AS String)) NOT IN (
        SELECT release, environment FROM deploys WHERE project_id = {project: UInt32})
    GROUP BY release, environment`
}

export function listDeploys(
  client: ClickHouseClient,
  { release, limit, ...scope }: DeployQuery,
): Promise<Deploy[]> {
  const conditions = [
    scope.environment === undefined ? '' : 'AND environment = {environment: String}',
    release === undefined ? '' : 'AND release = {release: String}',
  ].join(' ')
  return select(client, row, {
    sql: `
      SELECT * FROM (${deploysSql(conditions)})
      WHERE deployed >= {from: Int64} AND deployed < {to: Int64}
      ORDER BY deployed DESC, release, environment LIMIT {limit: UInt32}`,
    params: { ...hoursParams(scope), limit, ...(release !== undefined && { release }) },
  })
}

export function deploysOfReleases(
  client: ClickHouseClient,
  projectId: number,
  { releases, limit }: { releases: readonly string[]; limit: number },
): Promise<Deploy[]> {
  return select(client, row, {
    sql: `
      SELECT * FROM (${deploysSql('AND release IN {releases: Array(String)}')})
      ORDER BY deployed DESC, environment LIMIT {limit: UInt32} BY release`,
    params: { project: projectId, releases: [...releases], limit },
  })
}
