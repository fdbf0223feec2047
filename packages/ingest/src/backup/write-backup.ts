import type { Position, Spool } from '../spool/ports.ts'
import { addSums, type TableCopies, type TableSlice, type TableSum } from '../store/table-copies.ts'
import { packRecords, pendingRecords } from './log-records.ts'
import { MANIFEST_FORMAT, MANIFEST_NAME, type BackupFile, type Manifest } from './manifest.ts'
import type { BackupPlace } from './place.ts'
import { writeSealed } from './sealed-file.ts'

export interface Progress {
  /** Files of tables. */
  done: number
  of: number
  /** Written so far, compressed. */
  bytes: number
}

export interface BackupSource {
  copies: TableCopies
  spool: Pick<Spool, 'read' | 'end'>
  /** Runs the work while no batch is being stored, with where in the log the tables end. */
  hold: (work: (storedTo: Position) => Promise<void>) => Promise<void>
  /** Compiled source maps; undefined where they lie in a bucket. */
  artifacts: ArtifactFiles | undefined
  version: string
  now: () => number
}

export interface ArtifactFiles {
  keys: () => Promise<string[]>
  get: (key: string) => Promise<Uint8Array | undefined>
}

/** Writes what the tables, the log and the source maps hold at one moment. The manifest comes last. */
export async function writeBackup(
  source: BackupSource,
  place: BackupPlace,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Manifest> {
  const { copies, version, now } = source
  await copies.prepare()
  try {
    const log: Manifest['log'] = { records: 0, files: [] }
    let takenAt = now()
    await source.hold(async (storedTo) => {
      await copies.take()
      takenAt = now()
      // Beside the copies: what is stored next is in neither else.
      await writeLog(source.spool, { from: storedTo, log, place })
    })
    const manifest: Manifest = {
      ...{ format: MANIFEST_FORMAT, takenAt, version, log },
      migrations: await copies.schema(),
      tables: await writeTables(copies, place, onProgress),
      // Behind the rows that name them: maps are never changed or deleted.
      artifacts: source.artifacts ? await writeArtifacts(source.artifacts, place) : null,
    }
    await place.put(MANIFEST_NAME, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`))
    return manifest
  } finally {
    await copies.drop()
  }
}

async function writeLog(
  spool: BackupSource['spool'],
  { from, log, place }: { from: Position; log: Manifest['log']; place: BackupPlace },
): Promise<void> {
  for await (const records of pendingRecords(spool, from)) {
    log.files.push(await writeSealed(place, `log/${numbered(log.files)}.zst`, packRecords(records)))
    log.records += records.length
  }
}

async function writeTables(
  copies: TableCopies,
  place: BackupPlace,
  onProgress: (progress: Progress) => void,
): Promise<Manifest['tables']> {
  const slices = Map.groupBy(await copies.slices(), ({ table }) => table)
  const of = [...slices.values()].reduce((n, ofTable) => n + ofTable.length, 0)
  let [done, bytes] = [0, 0]
  const onFile = (file: BackupFile) => {
    done += 1
    bytes += file.bytes
    onProgress({ done, of, bytes })
  }
  const tables: Manifest['tables'] = []
  for (const name of await copies.tables()) {
    tables.push({
      name,
      ...(await writeTable(copies, place, { slices: slices.get(name) ?? [], onFile })),
    })
  }
  return tables
}

async function writeTable(
  copies: TableCopies,
  place: BackupPlace,
  { slices, onFile }: { slices: readonly TableSlice[]; onFile: (file: BackupFile) => void },
) {
  const files: BackupFile[] = []
  const sums: TableSum[] = []
  for (const slice of slices) {
    sums.push(await copies.sum(slice))
    const name = `tables/${slice.table}/${numbered(files)}.zst`
    const file = await writeSealed(place, name, await copies.read(slice))
    files.push(file)
    onFile(file)
  }
  return { ...addSums(sums), files }
}

async function writeArtifacts(
  { keys, get }: ArtifactFiles,
  place: BackupPlace,
): Promise<NonNullable<Manifest['artifacts']>> {
  const written: NonNullable<Manifest['artifacts']> = []
  for (const key of await keys()) {
    const bytes = await get(key)
    if (bytes) written.push({ key, ...(await writeSealed(place, `artifacts/${key}.zst`, bytes)) })
  }
  return written
}

function numbered({ length }: readonly unknown[]): string {
  return String(length + 1).padStart(6, '0')
}
