import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TableCopies } from '../store/table-copies.ts'
import { createBackups } from './create-backups.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-backups-'))
})
afterAll(() => rm(folder, { recursive: true }))

const slice = { table: 'errors', part: 'all_1_1_0', from: 0, to: 2 }

function someCopies(given: Partial<TableCopies> = {}): TableCopies {
  return {
    schema: () => Promise.resolve(['0001_foundation']),
    prepare: () => Promise.resolve(),
    take: () => Promise.resolve(),
    tables: () => Promise.resolve(['errors', 'vitals']),
    slices: () => Promise.resolve([slice]),
    sum: () => Promise.resolve({ rows: 2, checksum: '7' }),
    read: () => Promise.resolve(Buffer.from('rows')),
    drop: () => Promise.resolve(),
    ...given,
  }
}

function someBackups(copies: TableCopies, refusal?: string) {
  const errors: unknown[] = []
  let ids = 0
  const backups = createBackups({
    ...{ copies, folder, version: '1', now: () => 5, newId: () => String((ids += 1)) },
    spool: { read: () => Promise.resolve([]), end: () => 0 },
    hold: (work) => work(0),
    artifacts: undefined,
    refusal: () => refusal,
    onError: (error) => errors.push(error),
  })
  return { backups, errors }
}

it('makes one at a time, and says how far it is', async () => {
  const { backups } = someBackups(someCopies())

  const begun = backups.start()

  expect(begun).toMatchObject({ id: '1', state: 'running', folder: 'backups/1' })
  expect(() => backups.start()).toThrow('A backup is under way')
  await backups.idle()
  expect(backups.list()).toMatchObject([{ id: '1', state: 'done', done: 1, of: 1, rows: 2 }])
  expect(() => backups.start()).not.toThrow()
  await backups.idle()
})

it('takes the copies away where it fails, and keeps what the database said to the log', async () => {
  let drops = 0
  const failing = someCopies({
    read: () => Promise.reject(new Error('Code: 241')),
    drop: () => Promise.resolve(void (drops += 1)),
  })
  const { backups, errors } = someBackups(failing)

  backups.start()
  await backups.idle()

  expect(backups.list()).toMatchObject([{ state: 'failed', why: 'see the log of the service' }])
  expect([drops, errors]).toEqual([1, [new Error('Code: 241')]])
})

it('makes none where it may not', () => {
  const { backups } = someBackups(someCopies(), 'Not now')

  expect(() => backups.start()).toThrow('Not now')
})
