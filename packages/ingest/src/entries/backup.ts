import { readdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Backup } from '../contract/backups.ts'
import type { Config } from '../config.ts'
import { createFolderPlace } from '../backup/folder-place.ts'
import { filesOf, MANIFEST_NAME, type Manifest } from '../backup/manifest.ts'
import { BackupError, OF_CLUSTERS, type BackupPlace } from '../backup/place.ts'
import { readManifest } from '../backup/restore-backup.ts'
import { readCompared } from '../backup/sealed-file.ts'
import { writeBackup, type Progress } from '../backup/write-backup.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { embeddedClickHouse } from '../store/clickhouse/embedded-client.ts'
import { repairDeduplication } from '../store/clickhouse/repair-deduplication.ts'
import { clickHouseServerForMigrations } from '../store/clickhouse/server-client.ts'
import { createTableCopies } from '../store/clickhouse/table-copies.ts'
import { openDataFolder } from './data-folder.ts'
import { artifactFiles } from './open-artifacts.ts'

export interface BackupRun {
  config: Config
  version: string
  place: BackupPlace
  onProgress: (progress: Progress) => void
}

/**
 * Of a data folder that nobody uses, as it lies there: an older schema is not brought up to date.
 * @throws StartError where it is in use, BackupError where it cannot be backed up.
 */
export async function backUpStopped(run: BackupRun): Promise<Manifest> {
  const { config } = run
  await assertFree(run.place)
  if (config.clickhouse_cluster !== undefined) throw new BackupError(OF_CLUSTERS)
  if (config.clickhouse_url === undefined && !(await namesIn(config.data)).includes('clickhouse')) {
    throw new BackupError(`${config.data} holds no database; check SEISMO_DATA`)
  }
  const unlock = await openDataFolder(config.data)
  try {
    const client = await openAsItIs(config)
    try {
      return await backUp(run, createTableCopies(client))
    } finally {
      await client.close()
    }
  } finally {
    unlock()
  }
}

/** @throws BackupError where another backup lies there: neither would be whole. */
export async function assertFree(place: BackupPlace): Promise<void> {
  if (await place.get(MANIFEST_NAME)) {
    throw new BackupError(`${place.name} holds a backup already; name another folder or prefix`)
  }
}

async function backUp(
  { config, version, place, onProgress }: BackupRun,
  copies: ReturnType<typeof createTableCopies>,
): Promise<Manifest> {
  const spool = await openFileSpool({
    folder: join(config.data, 'log'),
    ...{ maxBytes: config.log_max_bytes, minFreeBytes: config.log_min_free_bytes },
  })
  try {
    const interrupted = spool.interrupted()
    if (interrupted && interrupted.to > spool.acknowledged()) {
      throw new BackupError(
        'The last process ended in the middle of a batch; start Seismo, stop it with SIGTERM, and back up then',
      )
    }
    const hold = (work: (storedTo: number) => Promise<void>) => work(spool.acknowledged())
    const source = { copies, spool, hold, artifacts: artifactFiles(config), version, now: Date.now }
    return await writeBackup(source, place, onProgress)
  } finally {
    await spool.close()
  }
}

/** The database without a change to its schema. */
export async function openAsItIs({
  data,
  clickhouse_url: url,
}: Pick<Config, 'data' | 'clickhouse_url'>) {
  if (url !== undefined) return clickHouseServerForMigrations(url)
  const path = resolve(data, 'clickhouse')
  await repairDeduplication(path)
  return embeddedClickHouse(path)
}

/**
 * Brings a backup that a running service made in its data folder to its place, file by file, each
 * compared with the manifest; then it is taken away there.
 */
export async function carryBackup(
  config: Pick<Config, 'data'>,
  { folder }: Pick<Backup, 'folder'>,
  place: BackupPlace,
): Promise<Manifest> {
  const from = createFolderPlace(join(config.data, folder))
  const manifest = await readManifest(from)
  for (const file of filesOf(manifest)) await place.put(file.name, await readCompared(from, file))
  await place.put(MANIFEST_NAME, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
  await rm(join(config.data, folder), { recursive: true })
  return manifest
}

/** Names of what lies in a folder; none where there is none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}
