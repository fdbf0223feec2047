import { randomUUID } from 'node:crypto'
import type { ArtifactReceipt, IssueEvent, IssueSummary } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshEdge, type FreshEdge } from '../harness/fresh-edge.ts'
import { minifyShop, THROWS } from '../harness/minified-shop.ts'
import { describesTheWayIn } from './accept-contract.ts'

// The deployed file in workerd, as Cloudflare runs it, with a ClickHouse server behind it.

const SCRIPT = 'https://shop.example/assets/app.js'
const LIMITS = {
  key: { perSecond: 0.1, burst: 5 },
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
  const { slug, key } = edge.aProject()
  const debugId = randomUUID()
  const { at } = await upload(slug, debugId)
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

async function issuesOf(slug: string): Promise<IssueSummary[]> {
  return (await edge.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)).items
}

/** By the service, which compiles it, into the bucket that both have. */
async function upload(slug: string, debugId: string) {
  const { file, map, at } = await minifyShop({ debugId, module: debugId })
  const body = new FormData()
  body.set('file', new Blob([file]))
  body.set('map', new Blob([map]))
  body.set('debugId', debugId)
  const headers = { Authorization: `Bearer ${edge.service.token}` }
  const path = `/api/artifacts?project=${slug}`
  const answer = await edge.service.request(path, { method: 'PUT', body, headers })
  expect((await answer.json()) as ArtifactReceipt).toMatchObject({ debugId })
  await edge.moveArtifacts()
  return { at }
}
