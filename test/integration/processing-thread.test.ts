import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { createLogger } from '../../packages/ingest/src/entries/logger.ts'
import { openClickHouse } from '../../packages/ingest/src/entries/open-store.ts'
import { startProcessing } from '../../packages/ingest/src/entries/start-processing.ts'
import type { Work } from '../../packages/ingest/src/process/loop/work.ts'
import type { Processing } from '../../packages/ingest/src/process/processing.ts'
import { runStatementsOn } from '../../packages/ingest/src/store/clickhouse/connection-over-port.ts'
import { createClickHouseStore } from '../../packages/ingest/src/store/clickhouse/store.ts'
import { createFolderArtifacts } from '../../packages/ingest/src/store/folder-artifacts.ts'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { toBytes } from '../../packages/ingest/src/wire/record.ts'
import { aBeacon, anError, aVital } from '../harness/beacon.ts'
import { sqlFolder } from '../harness/fresh-store.ts'
import { aLateBundle, FILE } from '../harness/late-bundle.ts'

// The thread that processes: what it is given is stored by the engine of the one that started it.

let data: string
let client: ClickHouseClient
const aside: string[] = []
/** By project: whichever thread of this file was it that looked first. */
const repaired = new Map([6, 7].map((id) => [id, Promise.withResolvers<undefined>()]))
const running: Processing[] = []

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'seismo-thread-'))
  client = await openClickHouse({ data, clickhouse_url: undefined }, sqlFolder)
})

afterAll(async () => {
  for (const processing of running) await processing.close()
  await client.close()
  await rm(data, { recursive: true, force: true })
})

function start(script?: URL): Processing {
  const processing = startProcessing({
    config: { ...readConfig({}, ''), data },
    version: '0',
    log: createLogger('0'),
    runStatement: runStatementsOn(client),
    events: {
      quarantine: (name, reason, payload) => {
        aside.push(`${name}: ${reason} (${payload.byteLength} bytes)`)
        return Promise.resolve()
      },
      repaired: ({ projectId }) => repaired.get(projectId)?.resolve(undefined),
    },
    ...(script && { script }),
  })
  running.push(processing)
  return processing
}

function aWork(position: number, projectId: number, body: string): Work {
  const receivedAt = Date.now()
  const head = {
    ...{ format: 'seismo' as const, projectId, receivedAt, userAgent: '', contentType: '' },
    requestId: 'r',
  }
  const bytes = toBytes({ head, body: Buffer.from(body) })
  return { position, next: position + 1, receivedAt, bytes }
}

const aReport = () => JSON.stringify(aBeacon({ items: [anError(), aVital()] }))

async function countOf(table: string, projectId: number): Promise<number> {
  const result = await client.query({
    query: `SELECT toUInt32(count()) AS n FROM ${table} WHERE project_id = ${projectId}`,
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ n: number }>()
  return row?.n ?? -1
}

it('stores a batch, tells of it, and puts aside what is no beacon', async () => {
  const processing = start()

  const stored = await processing.storeBatch(
    [aWork(1, 1, aReport()), aWork(2, 1, '{'), aWork(3, 1, aReport())],
    't1',
  )

  expect([await countOf('errors', 1), await countOf('vitals', 1)]).toEqual([2, 2])
  expect(stored.rows).toMatchObject({ error: 2, vital: 2 })
  expect(stored.issues).toMatchObject([{ projectId: 1, verb: 'created' }])
  expect(aside).toEqual([expect.stringMatching(/^record-2: .*not JSON.* \(\d+ bytes\)$/)])
})

it('stores a batch once that is asked for twice', async () => {
  const processing = start()
  const works = [aWork(1, 2, aReport())]

  await processing.storeBatch(works, 't2')
  await processing.storeBatch(works, 't2')

  expect(await countOf('errors', 2)).toBe(1)
})

it('fails a batch whose thread ends, and stores it with another', async () => {
  const processing = start(new URL('../fixtures/processing/ends-once.mjs', import.meta.url))
  const works = [aWork(1, 3, aReport())]

  await expect(processing.storeBatch(works, 't3')).rejects.toThrow('ended with code 3')
  await processing.storeBatch(works, 't3')

  expect(await countOf('errors', 3)).toBe(1)
})

it('tells what is wrong with the database, and is asked again', async () => {
  const processing = start()
  await client.command({ query: 'RENAME TABLE errors TO errors_away' })

  const refused = processing.storeBatch([aWork(1, 4, aReport())], 't4')
  await expect(refused).rejects.toThrow(/errors/)
  await client.command({ query: 'RENAME TABLE errors_away TO errors' })
  await processing.storeBatch([aWork(1, 4, aReport())], 't4-again')

  expect(await countOf('errors', 4)).toBe(1)
})

it('stores nothing once it is closed', async () => {
  const processing = start()
  await processing.close()

  await expect(processing.storeBatch([aWork(1, 5, aReport())], 't5')).rejects.toThrow('closed')
})

it('repairs what is stored when a map comes late, also one that came while nobody ran', async () => {
  const { code, map, at } = await aLateBundle()
  const store = createClickHouseStore(client)
  const key = 'ab'.repeat(32)
  const { blob } = compileArtifact({ map: Buffer.from(map), file: Buffer.from(code) }, zstdCodec)
  await createFolderArtifacts(join(data, 'artifacts')).put(key, blob)
  const late = { release: '1', path: `/assets/${FILE}`, key, sizeBytes: 1, uploadedAt: 0 }
  const context = { sessionId: 's', release: '1' }
  const beacon = JSON.stringify(aBeacon({ context, lines: [at('name')] }))
  const processing = start()

  await processing.storeBatch([aWork(1, 6, beacon)], 't6')
  await store.artifacts.add(6, { ...late, uploadedAt: Date.now() })
  processing.onArtifact(6, late)
  await repaired.get(6)?.promise

  await processing.storeBatch([aWork(1, 7, beacon)], 't7')
  await processing.close()
  await store.artifacts.add(7, { ...late, uploadedAt: Date.now() })
  start().start()
  await repaired.get(7)?.promise

  const scope = { from: 0, to: Date.now() + 60_000, search: [], limit: 9, offset: 0 }
  for (const projectId of [6, 7]) {
    const issues = await store.issues.list({ ...scope, projectId, sort: 'events' })
    expect(issues).toMatchObject([{ culprit: 'src/carts.js in name', events: 1 }])
  }
})

it('leaves the database to others when it ends', async () => {
  const processing = start()
  await processing.storeBatch([aWork(1, 8, aReport())], 't8')

  await processing.close()

  expect(await countOf('errors', 8)).toBe(1)
})
