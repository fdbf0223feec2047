import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, it } from 'vitest'
import { repairDeduplication } from '../../packages/ingest/src/store/clickhouse/repair-deduplication.ts'

// Between its line in the deduplication log and its place in the table a part can be lost.

const folder = await mkdtemp(join(tmpdir(), 'seismo-repair-'))

afterAll(() => rm(folder, { recursive: true, force: true }))

const insert = (n: number) =>
  `INSERT INTO t SETTINGS insert_deduplication_token = 'token-${n}' VALUES (${n})`

/** A process of its own: the engine keeps its tables in memory until its process ends. */
async function inEngine(...statements: string[]): Promise<string> {
  const code = `
    const { Session } = require('chdb')
    const engine = new Session(process.argv[1])
    for (const statement of process.argv.slice(2)) process.stdout.write(engine.query(statement, 'TSV') ?? '')
    engine.close()`
  const { stdout } = await promisify(execFile)(process.execPath, [
    '-e',
    code,
    folder,
    ...statements,
  ])
  return stdout
}

async function tableFolder(): Promise<string> {
  for (const prefix of await readdir(join(folder, 'store'))) {
    for (const table of await readdir(join(folder, 'store', prefix))) {
      const path = join(folder, 'store', prefix, table)
      if ((await readdir(path)).includes('deduplication_logs')) return path
    }
  }
  throw new Error('the table has no deduplication log')
}

it('lets a block come again whose part never came, and no other', async () => {
  await inEngine(
    'CREATE TABLE t (n UInt32) ENGINE = MergeTree ORDER BY n SETTINGS non_replicated_deduplication_window = 100',
    ...[1, 2, 3, 4].map(insert),
    'OPTIMIZE TABLE t FINAL',
    ...[5, 6].map(insert),
  )
  const table = await tableFolder()
  const [lost = ''] = (await readdir(table)).filter((name) => name.startsWith('all_6_6'))
  await rename(join(table, lost), join(table, `tmp_insert_${lost}`))

  const missing = await repairDeduplication(folder)
  const rows = await inEngine(...[1, 5, 6].map(insert), 'SELECT n FROM t ORDER BY n')

  expect(missing).toEqual([`1 ${lost}`])
  expect(rows.trim().split('\n')).toEqual(['1', '2', '3', '4', '5', '6'])
  const [log = ''] = await readdir(join(table, 'deduplication_logs'))
  expect(await readFile(join(table, 'deduplication_logs', log), 'utf8')).toMatch(/\n$/)
})

it('has nothing to do where no engine ran', async () => {
  expect(await repairDeduplication(join(folder, 'nowhere'))).toEqual([])
})
