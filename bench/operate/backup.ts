/**
 * A backup while events arrive, and its restore:
 * `backup.ts [--events 10000000] [--per-second 2000] [--folder FOLDER]`.
 * Prints how long each takes, what it takes of the disk, and whether every table is equal by checksum.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { createFolderPlace } from '../../packages/ingest/src/backup/folder-place.ts'
import { filesOf } from '../../packages/ingest/src/backup/manifest.ts'
import { writeBackup } from '../../packages/ingest/src/backup/write-backup.ts'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { restore } from '../../packages/ingest/src/entries/restore.ts'
import { createOneAtATime } from '../../packages/ingest/src/lib/one-at-a-time.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { sqlFolder } from '../../test/harness/fresh-store.ts'
import { arrivingRows } from '../storage/arriving.ts'

const BATCH = 10_000

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '10000000' },
    'per-second': { type: 'string', default: '2000' },
    folder: { type: 'string' },
  },
})
const folder = values.folder ?? (await mkdtemp(join(tmpdir(), 'seismo-bench-backup-')))
const data = join(folder, 'data')
const client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
const store = createClickHouseStore(client)
const oneAtATime = createOneAtATime()
const place = createFolderPlace(join(folder, 'backup'))

try {
  await timed('filled', fill)
  const arriving = arrive(Number(values['per-second']))
  let heldMs = 0
  const spool = { read: () => Promise.resolve([]), end: () => 0 }
  const hold = (work: (storedTo: number) => Promise<void>) =>
    oneAtATime(async () => {
      const startedAt = performance.now()
      await work(0)
      heldMs = performance.now() - startedAt
    })
  const source = { copies: store.copies, spool, hold, artifacts: undefined }
  const backup = await timed('backed up', () =>
    writeBackup({ ...source, version: 'bench', now: Date.now }, place),
  )
  const arrived = await arriving.stop()
  const rows = backup.tables.reduce((sum, table) => sum + table.rows, 0)
  const bytes = filesOf(backup).reduce((sum, file) => sum + file.bytes, 0)
  const onDisk = (await store.storage()).reduce((sum, table) => sum + table.bytes, 0)
  print(`${rows} rows, ${mega(bytes)} MB of ${mega(onDisk)} MB on disk`)
  print(`batches waited ${heldMs.toFixed(0)} ms; ${arrived} events arrived meanwhile`)
  await store.close()
  const config = readConfig({ SEISMO_DATA: join(folder, 'restored') }, '')
  await timed('restored, each table equal by checksum', () =>
    restore({ config, sqlFolder, place, onTable: () => undefined }),
  )
  const { bavail, bsize } = await statfs(folder)
  print(`${mega(bavail * bsize)} MB are left on the disk`)
} finally {
  if (values.folder === undefined) await rm(folder, { recursive: true, force: true })
}

async function fill(): Promise<void> {
  for (let done = 0; done < Number(values.events); done += BATCH) {
    await store.insert(arrivingRows(BATCH), randomUUID())
  }
}

/** A batch a second, for which the backup's moment has to wait as it waits for the loop's. */
function arrive(perSecond: number): { stop: () => Promise<number> } {
  let isOver = false
  let events = 0
  async function run(): Promise<void> {
    while (!isOver) {
      const next = performance.now() + 1_000
      await oneAtATime(() => store.insert(arrivingRows(perSecond), randomUUID()))
      events += perSecond
      await wait(Math.max(0, next - performance.now()))
    }
  }
  const running = run()
  return {
    stop: async () => {
      isOver = true
      await running
      return events
    },
  }
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = performance.now()
  const result = await work()
  print(`${what} in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`)
  return result
}

function mega(bytes: number): string {
  return (bytes / 1e6).toFixed(0)
}

function print(line: string): void {
  console.log(line)
}
