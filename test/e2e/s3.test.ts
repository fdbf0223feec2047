import { randomUUID } from 'node:crypto'
import type { ArtifactReceipt, Problem } from '@seismo/ingest/api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { THROWS } from '../harness/minified-shop.ts'
import { BUCKET, S3_KEYS, startS3, type S3Server } from '../harness/s3-server.ts'
import { startSeismo, type Seismo } from '../harness/seismo.ts'
import { SCRIPT, storedFrame, uploadShop } from '../harness/uploaded-shop.ts'

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

it('shows the original line of an error whose map is in a bucket, which has it until it is removed', async () => {
  const debugId = randomUUID()

  const response = await uploadShop(seismo, debugId)

  expect((await response.json()) as ArtifactReceipt).toMatchObject({ debugId, sources: 1 })
  expect(await s3.keys()).toEqual([expect.stringMatching(/^seismo\/[\da-f]{64}$/)])
  expect(await storedFrame(seismo, debugId)).toMatchObject({
    ...{ status: 'mapped', file: `src/${debugId}.ts` },
    ...THROWS,
  })

  const query = new URLSearchParams({ project: 'web', release: '', debugId })
  const removed = await fetch(`${seismo.url}/api/artifacts?${query}`, {
    ...{ method: 'DELETE', headers: { Authorization: `Bearer ${seismo.token}` } },
  })
  expect(await removed.json()).toEqual({ removed: 1 })
  expect(await s3.keys()).toEqual([])
})

it('says when to come again while the bucket is away, and stores errors without their lines', async () => {
  const debugId = randomUUID()
  await uploadShop(seismo, debugId)
  await s3.leave()

  const refused = await uploadShop(seismo, randomUUID())
  const frame = await storedFrame(seismo, debugId)

  expect(refused.status).toBe(503)
  expect(refused.headers.get('retry-after')).toBe('30')
  expect(((await refused.json()) as Problem).type).toBe('urn:seismo:problem:store-away')
  expect(frame).toMatchObject({ status: 'no-map', raw: { file: SCRIPT } })
  expect(seismo.output()).toContain('an uploaded source map could not be used')

  await s3.comeBack()
  expect((await uploadShop(seismo, randomUUID())).status).toBe(200)
})
