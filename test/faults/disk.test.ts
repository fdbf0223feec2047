import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Problem, System } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { startClickHouseServer } from '../harness/clickhouse-server.ts'
import { countServerRows, notOnce } from '../harness/count-rows.ts'
import { startFaultyProxy, type FaultyProxy } from '../harness/faulty-proxy.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

// A log whose disk is full says so, keeps what it has, and goes on when there is room again.

const MIB = 1_048_576
const run = promisify(execFile)
const started = new AsyncDisposableStack()
const folder = await mkdtemp(join(tmpdir(), 'seismo-disk-'))
const log = join(folder, 'data', 'log')
started.defer(() => rm(folder, { recursive: true, force: true }))
const isMounted = await mountSmallDisk()
const acknowledged = new Set<string>()
let seismo: Seismo
let proxy: FaultyProxy
let database: string

/** Only root may; without, there is no disk to fill. */
async function mountSmallDisk(): Promise<boolean> {
  await mkdir(log, { recursive: true })
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', log])
  } catch {
    return false
  }
  started.defer(async () => {
    await run('umount', ['-l', log])
  })
  return true
}

async function send(): Promise<{ status: number; retryAfter: string | null; body: Problem }> {
  const sessionId = randomUUID()
  const items = [anError(), aVital(), aPageView()]
  const response = await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    method: 'POST',
    body: JSON.stringify(aBeacon({ context: { sessionId }, items })),
  })
  if (response.status === 202) acknowledged.add(sessionId)
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after'),
    body: (await response.json()) as Problem,
  }
}

/** The last page of the log's file has room for a few. */
async function sendUntilRefused() {
  for (let n = 0; n < 20; n += 1) {
    const answer = await send()
    if (answer.status !== 202) return answer
  }
  throw new Error('20 beacons were taken by a disk that is full')
}

async function fill(): Promise<string> {
  const { bavail, bsize } = await statfs(log)
  const path = join(log, 'filler')
  try {
    await writeFile(path, Buffer.alloc(bavail * bsize))
  } catch (cause) {
    // The service was quicker with the last of it: the disk is as full.
    if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause
  }
  return path
}

describe.runIf(isMounted)('a disk that is full', () => {
  beforeAll(async () => {
    const server = await startClickHouseServer()
    started.defer(server.stop)
    database = await server.freshDatabase()
    const { origin, username, password, pathname } = new URL(database)
    proxy = await startFaultyProxy(origin)
    started.defer(proxy.close)
    seismo = await startSeismo('', {
      SEISMO_CLICKHOUSE_URL: `${proxy.url.replace('://', `://${username}:${password}@`)}${pathname}`,
      SEISMO_DATA: join(folder, 'data'),
      SEISMO_LOG_MIN_FREE_BYTES: String(MIB),
    })
    started.defer(seismo.end)
  })

  afterAll(() => started.disposeAsync())

  it('is answered with 503, and nothing that was acknowledged is lost', async () => {
    proxy.fault({ is: 'away' })
    expect((await send()).status).toBe(202)
    // Within the second in which the service believes what the disk said last.
    const filler = await fill()

    const refused = await sendUntilRefused()
    const again = await send()
    await rm(filler)
    const answers = [await send()]
    while (answers.at(-1)?.status !== 202) answers.push(await send())
    proxy.fault({ is: 'none' })
    await seismo.until<System>('/api/system', ({ log: its }) => its.pendingRecords === 0)

    for (const answer of [refused, again]) {
      expect(answer).toMatchObject({
        ...{ status: 503, retryAfter: '30' },
        body: { type: 'urn:seismo:problem:overloaded' },
      })
    }
    const counts = await countServerRows(database)
    expect(notOnce(counts, acknowledged)).toEqual([])
    expect(counts.identity).toEqual([])
  })
})
