import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Backup } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createFolderPlace } from '../../packages/ingest/src/backup/folder-place.ts'
import { filesOf, type Manifest } from '../../packages/ingest/src/backup/manifest.ts'
import type { BackupPlace } from '../../packages/ingest/src/backup/place.ts'
import { readManifest } from '../../packages/ingest/src/backup/restore-backup.ts'
import { readSealed } from '../../packages/ingest/src/backup/sealed-file.ts'
import { unpackRecords } from '../../packages/ingest/src/backup/log-records.ts'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { backUpStopped, carryBackup } from '../../packages/ingest/src/entries/backup.ts'
import { openPlace } from '../../packages/ingest/src/entries/open-place.ts'
import { assertNotRestoring, restore } from '../../packages/ingest/src/entries/restore.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { toRecord } from '../../packages/ingest/src/wire/record.ts'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { sqlFolder } from '../harness/fresh-store.ts'
import { BUCKET, S3_KEYS, startS3 } from '../harness/s3-server.ts'

// A backup is made while beacons arrive, and everything else is done to what it left.

const ROUNDS = 8
/** Of a whole database, table by table. */
const LONG = { timeout: 180_000 }
const ITEMS = 50

let folder: string
let place: BackupPlace
let manifest: Manifest
/** Acknowledged before the backup was begun. */
let before = 0
/** Acknowledged in all. */
let sent = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-backup-'))
  place = createFolderPlace(join(folder, 'backup'))
  const app = await aFreshApp('', { SEISMO_DATA: join(folder, 'source') })
  try {
    await makeOne(app)
  } finally {
    await app.remove()
  }
}, 240_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

async function makeOne(app: FreshApp): Promise<void> {
  const { key, slug } = app.aProject()
  const signing = { kind: 'signing-key', id: 'oidc', at: Date.now(), actor: 'seismo' } as const
  await app.store.changes.append({ ...signing, value: '{"key":"c2VjcmV0LW9mLWxpbmtz"}' })
  await send(app, key, ROUNDS)
  before = sent
  await app.get(`/api/issues?project=${slug}`)
  const headers = { Authorization: `Bearer ${app.token}` }
  const begun = await app.request('/api/backups', { method: 'POST', headers })
  expect(begun.status).toBe(200)
  const second = await app.request('/api/backups', { method: 'POST', headers })
  expect(second.status).toBe(409)
  for (;;) {
    await send(app, key, 1)
    const answer = await app.request('/api/backups', { headers })
    const [backup] = ((await answer.json()) as { items: Backup[] }).items
    if (backup?.state === 'failed') throw new Error(backup.why)
    if (backup?.state !== 'done') continue
    manifest = await carryBackup({ data: join(folder, 'source') }, backup, place)
    return
  }
}

async function send(app: FreshApp, key: string, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const items = Array.from({ length: ITEMS }, () => [anError(), aVital(), aPageView()]).flat()
    const response = await app.request(`/v1/beacon?k=${key}`, {
      method: 'POST',
      body: JSON.stringify(aBeacon({ items })),
    })
    expect(response.status).toBe(202)
    sent += ITEMS
  }
}

const configFor = (name: string) => readConfig({ SEISMO_DATA: join(folder, name) }, '')
const restoreTo = (name: string, from = place) =>
  restore({ config: configFor(name), sqlFolder, place: from, onTable: () => undefined })

const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows ?? 0

/** Of the newest schema, as a start makes it. */
async function countIn(name: string, table: string): Promise<number> {
  const client = await openClickHouse(configFor(name), sqlFolder)
  try {
    const result = await client.query({
      query: `SELECT count() AS n FROM ${table}`,
      format: 'JSON',
    })
    const { data } = await result.json<{ n: string }>()
    return Number(data[0]?.n)
  } finally {
    await client.close()
  }
}

async function recordsInLog(): Promise<number> {
  let errors = 0
  for (const file of manifest.log.files) {
    for (const record of unpackRecords(await readSealed(place, file))) {
      const { head, body } = toRecord(record)
      if (head.format !== 'seismo') continue
      const { items } = JSON.parse(new TextDecoder().decode(body)) as { items: { is: string }[] }
      errors += items.filter(({ is }) => is === 'error').length
    }
  }
  return errors
}

it('holds all that was acknowledged before it, once, in the tables or in the log', async () => {
  const errors = rowsOf('errors')

  const waiting = await recordsInLog()

  expect(errors).toBe(rowsOf('vitals'))
  expect(errors).toBe(rowsOf('pageviews'))
  expect(errors + waiting).toBeGreaterThanOrEqual(before)
  expect(errors + waiting).toBeLessThanOrEqual(sent)
  expect((errors + waiting) % ITEMS).toBe(0)
})

it('holds no key that links are signed with', async () => {
  const changes = manifest.tables.find(({ name }) => name === 'changes')

  const bytes = await Promise.all((changes?.files ?? []).map((file) => readSealed(place, file)))

  expect(Buffer.concat(bytes).includes('c2VjcmV0LW9mLWxpbmtz')).toBe(false)
})

it(
  'refuses a file that is not what was written, and goes on behind the last whole table',
  LONG,
  async () => {
    const name = manifest.tables.find((table) => table.name === 'vitals')?.files[0]?.name ?? ''
    const path = join(folder, 'backup', name)
    const whole = await readFile(path)
    const spoilt = Buffer.from(whole)
    spoilt[spoilt.length >> 1] = ~(spoilt[spoilt.length >> 1] ?? 0)
    await writeFile(path, spoilt)

    const failing = restoreTo('restored')

    await expect(failing).rejects.toThrow(`${name} in ${place.name} is not what was written`)
    expect(() => assertNotRestoring(join(folder, 'restored'))).toThrow(/run `seismo restore` again/)
    await writeFile(path, whole)
    const tables: string[] = []
    const config = configFor('restored')
    await restore({ config, sqlFolder, place, onTable: (table) => void tables.push(table) })
    expect(tables[0]).toBe('vitals')
    expect(() => assertNotRestoring(join(folder, 'restored'))).not.toThrow()
    // As a start opens it, with the newest schema.
    expect(await countIn('restored', 'errors')).toBe(rowsOf('errors'))
    expect(await countIn('restored', 'issue_stats_1m')).toBeGreaterThan(0)
    await expect(restoreTo('restored')).rejects.toThrow(
      /is not empty .*set SEISMO_DATA to a new one/,
    )
  },
)

it('says what is wrong with a folder that holds none, or one of a later version', async () => {
  const none = createFolderPlace(join(folder, 'nothing'))
  const later = createFolderPlace(join(folder, 'later'))
  await later.put('manifest.json', Buffer.from('{"format":2}'))
  const unknown = createFolderPlace(join(folder, 'unknown'))
  const migrations = [...manifest.migrations, '9999_of_tomorrow']
  await unknown.put('manifest.json', Buffer.from(JSON.stringify({ ...manifest, migrations })))

  const nowhere = { config: configFor('nowhere'), version: '0', place: none }
  await expect(backUpStopped({ ...nowhere, onProgress: () => undefined })).rejects.toThrow(
    /holds no database; check SEISMO_DATA/,
  )
  await expect(restoreTo('a', none)).rejects.toThrow(/holds no manifest.json/)
  await expect(restoreTo('b', later)).rejects.toThrow(/later version; update Seismo first/)
  await expect(restoreTo('c', unknown)).rejects.toThrow(/schema is newer .*update Seismo first/)
})

it('is made of a stopped one, into a bucket', LONG, async () => {
  const s3 = await startS3()
  try {
    const named = `s3://${BUCKET}/nightly?endpoint=${s3.endpoint}`
    const bucket = openPlace(named, S3_KEYS)
    const run = {
      config: configFor('restored'),
      version: '0',
      place: bucket,
      onProgress: () => undefined,
    }

    const again = await backUpStopped(run)
    expect(again.log.records).toBe(manifest.log.records)
    expect(await s3.keys()).toContain('nightly/manifest.json')
    await expect(backUpStopped(run)).rejects.toThrow(/holds a backup already/)
    const [file] = filesOf(await readManifest(bucket))
    expect(file && (await readSealed(bucket, file)).byteLength).toBeGreaterThan(0)
    expect(again.tables).toHaveLength(manifest.tables.length)
    expect(() => openPlace(named, {})).toThrow(/AWS_ACCESS_KEY_ID: missing; s3:/)
  } finally {
    await s3.close()
  }
})
