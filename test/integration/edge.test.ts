import { gzipSync } from 'node:zlib'
import type { IssueEvent, IssueSummary, Outcome, Problem } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { startEdgeServer } from '../harness/edge-server.ts'
import { aFreshEdge, type FreshEdge } from '../harness/fresh-edge.ts'
import { THROWS } from '../harness/minified-shop.ts'
import { describesTheWayIn } from './accept-contract.ts'

// The deployed file in workerd, as Cloudflare runs it, with a ClickHouse server behind it.

const SCRIPT = 'https://shop.example/assets/app.js'
const LIMITS = {
  key: { perSecond: 0.001, burst: 5 },
  address: { perSecond: 1_000, burst: 1_000 },
}

let edge: FreshEdge

describesTheWayIn(async () => {
  edge = await aFreshEdge({ SEISMO_LIMITS: LIMITS })
  return edge
})

const send = (key: string, beacon: object) =>
  edge.request(`/v1/beacon?k=${key}`, { method: 'POST', body: JSON.stringify(beacon) })

it('stores an error with its original line, as an issue of the service', async () => {
  const { number, slug, key } = edge.aProject()
  const { debugId, at } = await edge.uploadShop(number)
  const exceptions = [{ type: 'EdgeError', message: 'the cart is empty', stack: [0] }]

  const answer = await send(
    key,
    aBeacon({
      lines: [`    at a (${SCRIPT}:${at.line}:${at.column})`],
      debugIds: { [SCRIPT]: debugId },
      items: [anError({ exceptions })],
    }),
  )

  expect(answer.status).toBe(202)
  const [issue] = await issuesOf(slug)
  expect(issue).toMatchObject({ type: 'EdgeError', events: 1, state: 'open' })
  const path = `/api/issues/${issue?.id ?? ''}/events/latest?project=${slug}`
  const event = await edge.get<IssueEvent>(path)
  expect(event.exceptions[0]?.frames[0]).toMatchObject({ status: 'mapped', ...THROWS })
})

it('answers 503 while the database is away, and stores what is sent again once', async () => {
  const { slug, key } = edge.aProject()
  const beacon = aBeacon()
  edge.database.fault({ is: 'away' }, 'inserts')

  const refused = await send(key, beacon)
  edge.database.fault({ is: 'none' })
  const kept = await send(key, beacon)

  expect(refused.status).toBe(503)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(((await refused.json()) as Problem).type).toBe('urn:seismo:problem:store-away')
  expect(kept.status).toBe(202)
  expect(await issuesOf(slug)).toMatchObject([{ events: 1 }])
})

it('stores a beacon once whose answer the database lost', async () => {
  const { slug, key } = edge.aProject()
  const beacon = aBeacon()
  edge.database.fault({ is: 'answer-lost' }, 'inserts')

  const refused = await send(key, beacon)
  edge.database.fault({ is: 'none' })
  const kept = await send(key, beacon)

  expect([refused.status, kept.status]).toEqual([503, 202])
  expect(await issuesOf(slug)).toMatchObject([{ events: 1 }])
})

it('counts a beacon that comes twice as a duplicate, whichever isolate has it', async () => {
  const { slug, key } = edge.aProject()
  const beacon = aBeacon()
  const bun = await startEdgeServer('bun', edge.bundle, edge.clickHouseUrl)
  const again = { method: 'POST', body: JSON.stringify(beacon) }
  try {
    const first = await send(key, beacon)
    const second = await fetch(`${bun.url}/v1/beacon?k=${key}`, again)

    expect([first.status, second.status]).toEqual([202, 202])
  } finally {
    await bun.stop()
  }
  const { items } = await edge.get<{ items: Outcome[] }>(`/api/outcomes?project=${slug}`)
  expect(items).toContainEqual(
    expect.objectContaining({ kind: 'error', outcome: 'dropped', reason: 'duplicate', n: 1 }),
  )
  expect(await issuesOf(slug)).toMatchObject([{ events: 1 }])
}, 120_000)

it.each(['bun', 'deno'] as const)(
  'serves under %s as it does in workerd',
  async (runtime) => {
    const { slug, key } = edge.aProject()
    const server = await startEdgeServer(runtime, edge.bundle, edge.clickHouseUrl)
    try {
      const body = new Uint8Array(gzipSync(JSON.stringify(aBeacon())))
      const answer = await fetch(`${server.url}/v1/beacon?k=${key}`, { method: 'POST', body })

      expect(answer.status).toBe(202)
      expect(await issuesOf(slug)).toMatchObject([{ events: 1 }])
    } finally {
      await server.stop()
    }
  },
  120_000,
)

async function issuesOf(slug: string): Promise<IssueSummary[]> {
  return (await edge.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)).items
}
