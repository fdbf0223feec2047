import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import * as z from 'zod'
import type { Config } from '../config.ts'
import type { Manifest } from '../backup/manifest.ts'
import { BackupError, type BackupPlace } from '../backup/place.ts'
import { readManifest, restoreBackup } from '../backup/restore-backup.ts'
import { openFileSpool } from '../spool/file-spool.ts'
import { tablesLike } from '../store/clickhouse/table-copies.ts'
import { createTableRestore } from '../store/clickhouse/table-restore.ts'
import { migrate, type Migration } from '../store/clickhouse/migrate.ts'
import { namesIn, openAsItIs } from './backup.ts'
import { LOCK_NAME, openDataFolder, StartError } from './data-folder.ts'
import { openArtifacts } from './open-artifacts.ts'
import { readMigrations } from './open-store.ts'

/** How far a restore is, in the data folder while it is under way. */
const STATE_NAME = 'restore.json'

const state = z.object({ backup: z.string(), done: z.array(z.string()) })

export interface RestoreRun {
  config: Config
  sqlFolder: string
  place: BackupPlace
  onTable: (table: string, rows: number) => void
}

/** @throws StartError where a restore into the folder was begun and not ended. */
export function assertNotRestoring(data: string): void {
  if (readState(data) === undefined) return
  throw new StartError(
    `A restore into ${data} was begun and has not ended; run \`seismo restore\` again, or empty the folder`,
  )
}

/**
 * Into an empty data folder, and an empty database where it is on a server. What was interrupted goes
 * on behind the last whole table.
 * @throws BackupError, StartError
 */
export async function restore(run: RestoreRun): Promise<Manifest> {
  const { config, place } = run
  const manifest = await readManifest(place)
  const migrations = migrationsOf(manifest, await readMigrations(run.sqlFolder))
  const unlock = await openDataFolder(config.data)
  try {
    const progress = await begin(config, manifest)
    const client = await openAsItIs(config)
    try {
      if (progress.isNew) await assertEmptyDatabase(client)
      await writeProgress(config.data, progress)
      await migrate(client, migrations)
      await fill(run, { manifest, client, progress })
    } finally {
      await client.close()
    }
    await rm(join(config.data, STATE_NAME))
    return manifest
  } finally {
    unlock()
  }
}

interface RestoreProgress {
  isNew: boolean
  backup: string
  done: Set<string>
}

async function fill(
  { config, place, onTable }: RestoreRun,
  {
    manifest,
    client,
    progress,
  }: { manifest: Manifest; client: ClickHouseClient; progress: RestoreProgress },
): Promise<void> {
  // Half of it may be there from a try before.
  await rm(join(config.data, 'log'), { recursive: true, force: true })
  const spool = await openFileSpool({
    folder: join(config.data, 'log'),
    ...{ maxBytes: Infinity, minFreeBytes: config.log_min_free_bytes },
  })
  const artifacts = openArtifacts(config)
  try {
    await restoreBackup(manifest, {
      place,
      target: {
        tables: createTableRestore(client, fileFor(config)),
        putArtifact: (key, bytes) => artifacts.put(key, bytes),
        appendToLog: async (records) => {
          await Promise.all(records.map((record) => spool.append(record)))
        },
      },
      steps: {
        done: progress.done,
        onTable: async (table, rows) => {
          progress.done.add(table)
          await writeProgress(config.data, progress)
          onTable(table, rows)
        },
      },
    })
  } finally {
    await spool.close()
  }
}

function fileFor({ data, clickhouse_url }: Config): string | undefined {
  return clickhouse_url === undefined ? resolve(data, 'restore.native') : undefined
}

/** The schema that the backup's tables have; what came after is applied at the next start. */
function migrationsOf(manifest: Manifest, known: readonly Migration[]): Migration[] {
  const wanted = new Set(manifest.migrations)
  const found = known.filter(({ name }) => wanted.has(name))
  if (found.length === wanted.size) return found
  throw new BackupError(
    `The backup was made by Seismo ${manifest.version}, whose schema is newer than this program's; update Seismo first`,
  )
}

async function begin(config: Config, manifest: Manifest): Promise<RestoreProgress> {
  const backup = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  const before = readState(config.data)
  if (before?.backup === backup) return { isNew: false, backup, done: new Set(before.done) }
  const names = (await namesIn(config.data)).filter((name) => name !== LOCK_NAME)
  if (names.length > 0) {
    throw new BackupError(
      `${config.data} is not empty (${names.slice(0, 3).join(', ')}); a restore goes into an empty folder: set SEISMO_DATA to a new one, or move this one away`,
    )
  }
  return { isNew: true, backup, done: new Set() }
}

async function assertEmptyDatabase(client: ClickHouseClient): Promise<void> {
  const [first] = await tablesLike(client, '')
  if (first === undefined) return
  throw new BackupError(
    `The database is not empty (it has ${first}); a restore goes into an empty one: create it and name it in SEISMO_CLICKHOUSE_URL`,
  )
}

async function writeProgress(data: string, { backup, done }: RestoreProgress): Promise<void> {
  const text = JSON.stringify({ backup, done: [...done] })
  await writeFile(join(data, STATE_NAME), text, { flush: true })
}

function readState(data: string): z.output<typeof state> | undefined {
  try {
    return state.parse(JSON.parse(readFileSync(join(resolve(data), STATE_NAME), 'utf8')))
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined
    // Cut off while it was written: nothing in it says what is done.
    return { backup: '', done: [] }
  }
}
