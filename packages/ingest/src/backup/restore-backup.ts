import type { TableRestore } from '../store/table-copies.ts'
import { unpackRecords } from './log-records.ts'
import { manifest, MANIFEST_FORMAT, MANIFEST_NAME, type Manifest } from './manifest.ts'
import { BackupError, type BackupPlace } from './place.ts'
import { readSealed } from './sealed-file.ts'

export interface RestoreTarget {
  tables: TableRestore
  /** Undefined leaves source maps where they are. */
  putArtifact: (key: string, bytes: Uint8Array) => Promise<void>
  appendToLog: (records: readonly Uint8Array[]) => Promise<void>
}

export interface RestoreSteps {
  /** Tables that an earlier try has put in their place. */
  done: ReadonlySet<string>
  onTable: (table: string, rows: number) => Promise<void>
}

/** @throws BackupError where there is no whole backup, or one of a later version. */
export async function readManifest(place: BackupPlace): Promise<Manifest> {
  const bytes = await place.get(MANIFEST_NAME)
  if (!bytes) {
    throw new BackupError(
      `${place.name} holds no ${MANIFEST_NAME}: it is no backup, or one that was not finished; name another`,
    )
  }
  const given: unknown = parsed(bytes)
  const read = manifest.safeParse(given)
  if (read.success) return read.data
  const format = typeof given === 'object' && given && 'format' in given ? given.format : undefined
  throw new BackupError(
    typeof format === 'number' && format > MANIFEST_FORMAT
      ? `The backup in ${place.name} was made by a later version; update Seismo first`
      : `${MANIFEST_NAME} in ${place.name} cannot be read; copy the backup there again`,
  )
}

/** Tables one after the other, each compared with what was copied; then maps, and the log last. */
export async function restoreBackup(
  backup: Manifest,
  { place, target, steps }: { place: BackupPlace; target: RestoreTarget; steps: RestoreSteps },
): Promise<void> {
  for (const table of backup.tables) {
    if (steps.done.has(table.name)) continue
    await restoreTable(table, place, target.tables)
    await steps.onTable(table.name, table.rows)
  }
  for (const file of backup.artifacts ?? []) {
    await target.putArtifact(file.key, await readSealed(place, file))
  }
  for (const file of backup.log.files) {
    await target.appendToLog(unpackRecords(await readSealed(place, file)))
  }
}

async function restoreTable(
  { name, files, ...copied }: Manifest['tables'][number],
  place: BackupPlace,
  tables: TableRestore,
): Promise<void> {
  if (files.length === 0) return
  await tables.begin(name)
  for (const file of files) await tables.write(name, await readSealed(place, file))
  const { rows, checksum } = await tables.sum(name)
  if (rows !== copied.rows || checksum !== copied.checksum) {
    throw new BackupError(
      `${name} has ${rows} rows of ${copied.rows} with another checksum; run the restore again, and take another backup if it says so again`,
    )
  }
  await tables.commit(name)
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
