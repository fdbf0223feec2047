import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { System } from '@seismo/ingest/api'
import { afterAll, expect, it } from 'vitest'
import { aBeacon, anError, aPageView, aVital } from '../harness/beacon.ts'
import { countEmbeddedRows, notOnce } from '../harness/count-rows.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const folder = await mkdtemp(join(tmpdir(), 'seismo-stop-'))
const acknowledged = new Set<string>()

afterAll(() => rm(folder, { recursive: true, force: true }))

function start(): Promise<Seismo> {
  return startSeismo('', { SEISMO_DATA: join(folder, 'data') })
}

async function sendUntilGone({ url, publicKey }: Seismo): Promise<void> {
  try {
    for (;;) {
      const sessionId = randomUUID()
      const body = JSON.stringify(
        aBeacon({ context: { sessionId }, items: [anError(), aVital(), aPageView()] }),
      )
      const response = await fetch(`${url}/v1/beacon?k=${publicKey}`, { method: 'POST', body })
      if (response.status === 202) acknowledged.add(sessionId)
    }
  } catch {
    // It listens no longer.
  }
}

it('stops under load within ten seconds, with nothing acknowledged lost', async () => {
  const first = await start()
  const senders = Promise.all(Array.from({ length: 4 }, () => sendUntilGone(first)))
  await first.until<System>('/api/system', ({ log }) => log.bytes > 100_000)

  const startedAt = performance.now()
  const code = await first.stop()
  const tookMs = performance.now() - startedAt
  await senders
  const second = await start()
  await second.until<System>('/api/system', ({ log }) => log.pendingRecords === 0)
  await second.stop()

  const counts = await countEmbeddedRows(join(folder, 'data'))
  expect(code).toBe(0)
  expect(tookMs).toBeLessThan(10_000)
  expect(acknowledged.size).toBeGreaterThan(10)
  expect(notOnce(counts, acknowledged)).toEqual([])
  expect(counts.identity).toEqual([])
})
