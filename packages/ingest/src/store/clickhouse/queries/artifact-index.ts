import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { UnmappedScript } from '../../../symbolicate/artifacts/missing-maps.ts'
import type { Artifact } from '../../../symbolicate/artifacts/ports.ts'
import { insertLines } from '../insert.ts'
import { select } from '../select.ts'
import { toSqlTime } from '../sql-time.ts'
import { count, millis, text } from './columns.ts'

/** More uploads than any release has: a bound, not a page. */
export const ARTIFACTS_PER_RELEASE = 10_000

export async function addArtifact(
  client: ClickHouseClient,
  projectId: number,
  artifact: Artifact,
): Promise<void> {
  const row = {
    project_id: projectId,
    release: artifact.release,
    path: artifact.path,
    debug_id: artifact.debugId ?? '',
    key: artifact.key,
    size_bytes: artifact.sizeBytes,
    uploaded_at: toSqlTime(artifact.uploadedAt),
    ...(artifact.contents && {
      sources: artifact.contents.sources,
      has_sources_content: artifact.contents.hasSourcesContent,
      mappings: artifact.contents.mappings,
      functions: artifact.contents.functions,
    }),
  }
  await insertLines(client, 'source_maps', { lines: [JSON.stringify(row)] })
}

/**
 * A row without a key takes the place of the upload's: whoever reads the newest finds none. Nothing is
 * deleted, so that it holds on every machine of a cluster, and an upload that comes again is there again.
 */
export async function removeArtifacts(
  client: ClickHouseClient,
  projectId: number,
  { artifacts, at }: { artifacts: readonly Artifact[]; at: number },
): Promise<void> {
  const lines = artifacts.map(({ release, path, debugId, uploadedAt }) =>
    JSON.stringify({
      ...{ project_id: projectId, release, path, debug_id: debugId ?? '', key: '', size_bytes: 0 },
      // Also where a clock was set back since the upload.
      uploaded_at: toSqlTime(Math.max(at, uploadedAt + 1)),
    }),
  )
  await insertLines(client, 'source_maps', { lines })
}

/** Of a `FINAL` read: what was removed is no upload. */
export const IS_THERE = "key != ''"

export const artifactFields = {
  release: text,
  path: text,
  debug_id: text,
  key: text,
  size_bytes: count,
  uploaded: millis,
  sources: count,
  has_sources_content: z.boolean(),
  mappings: count,
  functions: count,
}

const artifactFieldsRow = z.object(artifactFields)

export function toArtifact(row: z.output<typeof artifactFieldsRow>): Artifact {
  return {
    release: row.release,
    path: row.path,
    ...(row.debug_id !== '' && { debugId: row.debug_id }),
    key: row.key,
    sizeBytes: row.size_bytes,
    uploadedAt: row.uploaded,
    // A map of no sources maps nothing: the row is from before its contents were kept.
    ...(row.sources > 0 && {
      contents: {
        sources: row.sources,
        hasSourcesContent: row.has_sources_content,
        mappings: row.mappings,
        functions: row.functions,
      },
    }),
  }
}

const artifactRow = artifactFieldsRow.transform(toArtifact)

export const ARTIFACT_COLUMNS = `release, path, debug_id, key, size_bytes, toUnixTimestamp64Milli(uploaded_at) AS uploaded, sources,
  has_sources_content, mappings, functions`

export function artifactsWithDebugIds(
  client: ClickHouseClient,
  projectId: number,
  debugIds: readonly string[],
): Promise<Artifact[]> {
  return select(client, artifactRow, {
    sql: `
      SELECT ${ARTIFACT_COLUMNS} FROM source_maps FINAL
      WHERE project_id = {project: UInt32} AND ${IS_THERE} AND debug_id IN {ids: Array(String)}
      ORDER BY uploaded_at DESC, path`,
    params: { project: projectId, ids: [...debugIds] },
  })
}

/**
 * What any of these scripts may belong to: by its debug id, or in its release by the file's name, in
 * which every path that fits it ends.
 */
export function artifactsForScripts(
  client: ClickHouseClient,
  projectId: number,
  scripts: readonly Pick<UnmappedScript, 'release' | 'path' | 'debugId'>[],
): Promise<Artifact[]> {
  if (scripts.length === 0) return Promise.resolve([])
  const distinct = (values: string[]) => [...new Set(values)].filter((value) => value !== '')
  return select(client, artifactRow, {
    sql: `
      SELECT ${ARTIFACT_COLUMNS} FROM source_maps FINAL
      WHERE project_id = {project: UInt32} AND ${IS_THERE} AND (debug_id IN {ids: Array(String)}
        OR release IN {releases: Array(String)} AND splitByChar('/', path)[-1] IN {names: Array(String)})`,
    params: {
      project: projectId,
      ids: distinct(scripts.map(({ debugId }) => debugId)),
      releases: distinct(scripts.map(({ release }) => release)),
      names: distinct(scripts.map(({ path }) => path.slice(path.lastIndexOf('/') + 1))),
    },
  })
}

/** One content has one key, whoever uploaded it: another release or project may have it as well. */
export async function artifactKeysInUse(
  client: ClickHouseClient,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await select(client, z.object({ key: text }), {
    sql: 'SELECT DISTINCT key FROM source_maps FINAL WHERE key IN {keys: Array(String)}',
    params: { keys: [...keys] },
  })
  return new Set(rows.map(({ key }) => key))
}

/** Newest first; all releases where none is asked for. */
export function listArtifacts(
  client: ClickHouseClient,
  projectId: number,
  { release, limit }: { release?: string; limit: number },
): Promise<Artifact[]> {
  return select(client, artifactRow, {
    sql: `
      SELECT ${ARTIFACT_COLUMNS} FROM source_maps FINAL
      WHERE project_id = {project: UInt32} AND ${IS_THERE} ${release === undefined ? '' : 'AND release = {release: String}'}
      ORDER BY uploaded_at DESC, path LIMIT {limit: UInt32}`,
    params: { project: projectId, limit, ...(release !== undefined && { release }) },
  })
}
