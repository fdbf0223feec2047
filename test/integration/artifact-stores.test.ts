import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { openArtifacts } from '../../packages/ingest/src/entries/open-artifacts.ts'
import { createFolderArtifacts } from '../../packages/ingest/src/store/folder-artifacts.ts'
import { createR2Artifacts, type R2Bucket } from '../../packages/ingest/src/store/r2-artifacts.ts'
import { createS3Artifacts } from '../../packages/ingest/src/store/s3-artifacts.ts'
import { S3RefusalError } from '../../packages/ingest/src/store/s3-requests.ts'
import { createMemoryArtifacts } from '../../packages/ingest/src/testing/memory-artifacts.ts'
import { startServer, type TestServer } from '../harness/http-server.ts'
import { BUCKET, S3_KEYS, startS3, type S3Server } from '../harness/s3-server.ts'
import { isSigned } from '../harness/s3-signature.ts'
import { describesAnArtifactStore } from './artifact-store-contract.ts'

const KEY = 'abcdef0123456789'
const ONE = Uint8Array.of(1)

let folder: string
let s3: S3Server
let r2: Miniflare
let bucketOfR2: R2Bucket

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-artifacts-'))
  s3 = await startS3()
  r2 = new Miniflare({ modules: true, script: 'export default {}', r2Buckets: ['MAPS'] })
  // as: miniflare's types are those of a package that nothing else needs.
  bucketOfR2 = (await r2.getR2Bucket('MAPS')) as unknown as R2Bucket
}, 120_000)

afterAll(async () => {
  await r2.dispose()
  await s3.close()
  await rm(folder, { recursive: true })
})

/** As the service opens it, from its settings. */
function aBucket({ bucket = BUCKET, prefix = '', endpoint = s3.endpoint, keys = {} } = {}) {
  const url = `s3://${bucket}/${prefix}?endpoint=${endpoint}`
  const environment = { ...S3_KEYS, ...keys, SEISMO_ARTIFACTS_URL: url, SEISMO_DATA: folder }
  return openArtifacts(readConfig(environment, ''))
}

describe('in a folder', () => {
  describesAnArtifactStore(() => createFolderArtifacts(folder))
})

describe('in memory', () => {
  const { store } = createMemoryArtifacts()
  describesAnArtifactStore(() => store)
})

describe('in a bucket', () => {
  describesAnArtifactStore(() => aBucket())
})

describe('in a bucket of R2, as a Worker has it', () => {
  describesAnArtifactStore(() => createR2Artifacts(bucketOfR2))
})

describe('in a bucket, below a prefix', () => {
  describesAnArtifactStore(() => aBucket({ prefix: 'seismo/prod' }))

  it('is apart from what is beside it', async () => {
    await aBucket({ prefix: 'a' }).put(KEY, ONE)

    expect(await aBucket({ prefix: 'b' }).get(KEY)).toBeUndefined()
    expect(await aBucket().get(KEY)).toBeUndefined()
    expect(await aBucket({ prefix: 'a' }).get(KEY)).toEqual(ONE)
  })

  it('writes nothing to the data folder', async () => {
    const before = await readdir(folder, { recursive: true })

    await aBucket().put('0123456789abcdef', ONE)

    expect(await readdir(folder, { recursive: true })).toEqual(before)
  })
})

it('is asked with signatures as the documents of AWS have them', () => {
  const digest = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
  const headers = {
    host: 'examplebucket.s3.amazonaws.com',
    ...{ range: 'bytes=0-9', 'x-amz-date': '20130524T000000Z', 'x-amz-content-sha256': digest },
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      `SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=${signature}`,
  }
  const secret = ['wJalrXUtnFEMI', 'K7MDENG', 'bPxRfiCYEXAMPLEKEY'].join('/')

  expect(isSigned({ method: 'GET', url: '/test.txt', headers }, secret)).toBe(true)
  expect(isSigned({ method: 'PUT', url: '/test.txt', headers }, secret)).toBe(false)
})

describe('a bucket that refuses', () => {
  it.each([
    [
      'a wrong id',
      { keys: { AWS_ACCESS_KEY_ID: 'nobody' } },
      /403 InvalidAccessKeyId - check AWS_A/,
    ],
    [
      'a wrong secret',
      { keys: { AWS_SECRET_ACCESS_KEY: 'x' } },
      /SignatureDoesNotMatch - check AWS_S/,
    ],
    ['a bucket that is not there', { bucket: 'no-such' }, /404 NoSuchBucket - create the bucket/],
  ])('says what is wrong with %s', async (_, given, message) => {
    await expect(aBucket(given).put(KEY, ONE)).rejects.toThrow(message)
    await expect(aBucket(given).get(KEY)).rejects.toThrow(message)
    await expect(aBucket(given).read(KEY, 0, 1)).rejects.toThrow(message)
  })
})

describe('a bucket that fails', () => {
  let server: TestServer
  let answers: number[]
  let seen: { method: string | undefined; sign: string | undefined }[]
  let waits: number[]

  beforeAll(async () => {
    server = await startServer((request, response) => {
      seen.push({ method: request.method, sign: request.headers.authorization })
      response.statusCode = answers.shift() ?? 200
      response.setHeader('Location', 'http://elsewhere.example/')
      response.end('all of it')
    })
  })
  afterAll(() => server.close())

  function aFailing(...statuses: number[]) {
    answers = statuses
    seen = []
    waits = []
    return createS3Artifacts({
      location: { bucket: 'maps', prefix: '', endpoint: server.url, region: 'us-east-1' },
      credentials: { accessKeyId: 'id', secretAccessKey: 'secret', sessionToken: 'session' },
      fetch: globalThis.fetch,
      wait: (ms) => Promise.resolve(waits.push(ms)),
    })
  }

  it.each([404, 416, 206, 204])(
    'has kept nothing where it answers %i to what is put',
    async (status) => {
      await expect(aFailing(status).put(KEY, ONE)).rejects.toThrow(`answers HTTP ${String(status)}`)
    },
  )

  it('is told apart from one that refuses', async () => {
    await expect(aFailing(403).get(KEY)).rejects.toBeInstanceOf(S3RefusalError)
    await expect(aFailing(503, 503, 503).get(KEY)).rejects.not.toBeInstanceOf(S3RefusalError)
  })

  it('is asked again, later each time', async () => {
    await aFailing(503, 500).put(KEY, ONE)

    expect(seen.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT'])
    expect(waits).toHaveLength(2)
    expect(waits[0]).toBeGreaterThanOrEqual(100)
    expect(waits[1]).toBeGreaterThanOrEqual(500)
  })

  it('is given up after the third time', async () => {
    await expect(aFailing(503, 500, 429, 200).get(KEY)).rejects.toThrow(/answers HTTP 429$/)
    expect(seen).toHaveLength(3)
  })

  it.each([400, 403, 301])('is not asked again after %i', async (status) => {
    await expect(aFailing(status).get(KEY)).rejects.toThrow(`answers HTTP ${status}`)
    expect(seen).toHaveLength(1)
  })

  it('may know no ranges', async () => {
    expect(Buffer.from((await aFailing().read(KEY, 4, 2)) ?? []).toString()).toBe('of')
  })

  it('is told the session of credentials that end', async () => {
    await aFailing().get(KEY)

    expect(seen[0]?.sign).toContain('x-amz-security-token')
  })
})

describe('a bucket that is away', () => {
  it('is said to be, and asked again when it is back', async () => {
    const store = aBucket()
    await store.put(KEY, ONE)
    await s3.leave()

    await expect(store.put(KEY, ONE)).rejects.toThrow(/^The bucket maps at .* does not answer: /)
    await expect(store.get(KEY)).rejects.toThrow(/does not answer: .*ECONNREFUSED/)

    await s3.comeBack()
    await store.put(KEY, ONE)
    expect(await aBucket().get(KEY)).toEqual(ONE)
  })
})
