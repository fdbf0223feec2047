import { randomUUID } from 'node:crypto'
import type { ArtifactReceipt, IssueEvent, IssueSummary, Problem } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { minifyShop, THROWS } from '../harness/minified-shop.ts'
import { BUCKET, S3_KEYS, startS3, type S3Server } from '../harness/s3-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'

const SCRIPT = 'https://shop.example/assets/app.js'

let s3: S3Server
let seismo: Seismo

beforeAll(async () => {
  s3 = await startS3()
  const url = `s3://${BUCKET}/seismo?endpoint=${s3.endpoint}`
  seismo = await startSeismo('', { ...S3_KEYS, SEISMO_ARTIFACTS_URL: url })
})

afterAll(async () => {
  await seismo.end()
  await s3.close()
})

async function upload(debugId: string): Promise<Response> {
  const { file, map } = await minifyShop({ debugId, module: debugId })
  const body = new FormData()
  body.set('file', new Blob([file]))
  body.set('map', new Blob([map]))
  body.set('debugId', debugId)
  const headers = { Authorization: `Bearer ${seismo.token}` }
  return fetch(`${seismo.url}/api/artifacts`, { method: 'PUT', body, headers })
}

/** The topmost frame of an error of the script with this id, as it was stored. */
async function frameOf(debugId: string) {
  const { at } = await minifyShop({ debugId })
  const message = `of ${debugId}`
  const exceptions = [{ type: `Error${debugId.replaceAll('-', '')}`, message, stack: [0] }]
  const beacon = aBeacon({
    lines: [`    at a (${SCRIPT}:${at.line}:${at.column})`],
    debugIds: { [SCRIPT]: debugId },
    items: [anError({ exceptions })],
  })
  await fetch(`${seismo.url}/v1/beacon?k=${seismo.publicKey}`, {
    ...{ method: 'POST', body: JSON.stringify(beacon) },
  })
  const isIt = (one: IssueSummary) => one.type.endsWith(debugId.replaceAll('-', ''))
  const { items } = await seismo.until<{ items: IssueSummary[] }>('/api/issues', (list) =>
    list.items.some(isIt),
  )
  const id = items.find(isIt)?.id ?? ''
  const event = await seismo.get<IssueEvent>(`/api/issues/${id}/events/latest`)
  return event.exceptions[0]?.frames[0]
}

it('shows the original line of an error whose map is in a bucket', async () => {
  const debugId = randomUUID()

  const response = await upload(debugId)

  expect((await response.json()) as ArtifactReceipt).toMatchObject({ debugId, sources: 1 })
  expect(await s3.keys()).toEqual([expect.stringMatching(/^seismo\/[\da-f]{64}$/)])
  expect(await frameOf(debugId)).toMatchObject({
    ...{ status: 'mapped', file: `src/${debugId}.ts` },
    ...THROWS,
  })
})

it('says when to come again while the bucket is away, and stores errors without their lines', async () => {
  const debugId = randomUUID()
  await upload(debugId)
  await s3.leave()

  const refused = await upload(randomUUID())
  const frame = await frameOf(debugId)

  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('30')
  expect(((await refused.json()) as Problem).type).toBe('urn:seismo:problem:store-away')
  expect(frame).toMatchObject({ status: 'no-map', raw: { file: SCRIPT } })
  expect(seismo.output()).toContain('an uploaded source map could not be used')

  await s3.comeBack()
  expect((await upload(randomUUID())).status).toBe(200)
})
