import { createHash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { ArtifactSummary, IssueEvent, IssueSummary, MadeToken } from '@seismo/ingest/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBeacon } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'
import { minifyShop, THROWS } from '../harness/minified-shop.ts'
import { zipOf, type ZipEntry } from '../harness/zip.ts'

const ORGANIZATION = '/api/0/organizations/whatever'
const MIB = 1024 ** 2

let app: FreshApp
/** Of a project of which nothing is ever kept. */
let unlucky: string

beforeAll(async () => {
  app = await aFreshApp()
  unlucky = app.aProject().slug
})

afterAll(() => app.remove())

const sha1 = (bytes: Uint8Array) => createHash('sha1').update(bytes).digest('hex')

interface Asked {
  body?: FormData | string
  method?: string
  token?: string
}

function ask(path: string, { body, method = 'POST', token = app.token }: Asked = {}) {
  return app.request(path, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(typeof body === 'string' && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })
}

function sendChunks(
  parts: { bytes: Uint8Array; name?: string; isPacked?: boolean }[],
  token?: string,
) {
  const body = new FormData()
  for (const { bytes, name = sha1(bytes), isPacked = true } of parts) {
    const content = new Uint8Array(isPacked ? gzipSync(bytes) : bytes)
    body.append(isPacked ? 'file_gzip' : 'file', new Blob([content]), name)
  }
  return ask(`${ORGANIZATION}/chunk-upload/`, { body, ...(token !== undefined && { token }) })
}

interface AssembleAnswer {
  state: string
  missingChunks: string[]
  detail?: string
}

async function assemble(project: string, bytes: Uint8Array, more: object = {}) {
  const body = { checksum: sha1(bytes), chunks: [sha1(bytes)], projects: [project], ...more }
  const response = await ask(`${ORGANIZATION}/artifactbundle/assemble/`, {
    body: JSON.stringify(body),
  })
  return { status: response.status, ...((await response.json()) as AssembleAnswer) }
}

async function upload(project: string, bundle: Uint8Array, more: object = {}) {
  expect((await sendChunks([{ bytes: bundle }])).status).toBe(200)
  return assemble(project, bundle, more)
}

async function artifactsOf(slug: string): Promise<ArtifactSummary[]> {
  const path = `/api/artifacts?project=${slug}`
  return (await app.get<{ items: ArtifactSummary[] }>(path)).items
}

function manifest(files: object): ZipEntry {
  return { name: 'manifest.json', content: JSON.stringify({ files }) }
}

/** Scripts of these names and their maps, as `sentry-cli` bundles them. */
async function aBundle(...names: string[]) {
  const { file, map, at } = await minifyShop({ module: randomUUID() })
  const files = names.flatMap((name): [string, object][] => [
    [
      `files/_/_/${name}`,
      { url: `~/${name}`, type: 'minified_source', headers: { sourcemap: `${name}.map` } },
    ],
    [`files/_/_/${name}.map`, { url: `~/${name}.map`, type: 'source_map' }],
  ])
  const entries = files.map(([name]) => ({ name, content: name.endsWith('.map') ? map : file }))
  return { entries, files: Object.fromEntries(files) as object, at }
}

async function aWholeBundle(...names: string[]) {
  const { entries, files, at } = await aBundle(...names)
  return { bundle: zipOf([...entries, manifest(files)], 'SYSB\x02\0\0\0'), at }
}

describe('a bundle', () => {
  it('maps the errors of its release', async () => {
    const { slug, key } = app.aProject()
    const { bundle, at } = await aWholeBundle('app.js')

    const answer = await upload(slug, bundle, { version: 'r-1' })

    expect(answer).toEqual({ status: 200, state: 'ok', missingChunks: [] })
    await app.request(`/v1/beacon?k=${key}`, {
      method: 'POST',
      body: JSON.stringify(
        aBeacon({
          lines: [`    at a (https://shop.example/app.js:${at.line}:${at.column})`],
          context: { sessionId: randomUUID(), release: 'r-1' },
        }),
      ),
    })
    const { items } = await app.get<{ items: IssueSummary[] }>(`/api/issues?project=${slug}`)
    const event = await app.get<IssueEvent>(
      `/api/issues/${items[0]?.id ?? ''}/events/latest?project=${slug}`,
    )
    expect(event.exceptions[0]?.frames[0]).toMatchObject({ status: 'mapped', ...THROWS })
  })

  it('goes on where an upload broke off', async () => {
    const { slug } = app.aProject()
    const { bundle } = await aWholeBundle('app.js')
    const [head, tail] = [bundle.subarray(0, 200), bundle.subarray(200)]
    const chunks = [sha1(head), sha1(tail)]
    const more = { chunks, version: 'r' }

    const before = await assemble(slug, bundle, more)
    await sendChunks([{ bytes: head }])
    const half = await assemble(slug, bundle, more)
    await sendChunks([{ bytes: tail, isPacked: false }])
    const whole = await assemble(slug, bundle, more)

    expect(before).toMatchObject({ state: 'not_found', missingChunks: chunks })
    expect(half).toMatchObject({ state: 'not_found', missingChunks: [sha1(tail)] })
    expect(whole).toMatchObject({ state: 'ok', missingChunks: [] })
  })

  it('is taken for many who ask at the same time', async () => {
    const { slug } = app.aProject()
    const { bundle } = await aWholeBundle('app.js')
    await sendChunks([{ bytes: bundle }])

    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => assemble(slug, bundle, { version: 'r' })),
    )

    expect(answers.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok'])
    expect(await artifactsOf(slug)).toHaveLength(1)
  })

  it('goes to every project that is named, by slug or number', async () => {
    const [one, other] = [app.aProject(), app.aProject()]
    const { bundle } = await aWholeBundle('app.js')

    await upload(one.slug, bundle, { version: 'r', projects: [one.slug, String(other.number)] })

    expect(await artifactsOf(one.slug)).toHaveLength(1)
    expect(await artifactsOf(other.slug)).toHaveLength(1)
  })

  it('keeps the maps that are good beside one that is not, and names that', async () => {
    const { slug } = app.aProject()
    const { entries, files } = await aBundle('good.js', 'bad.js')
    const spoilt = entries.map((entry) =>
      entry.name.endsWith('bad.js.map') ? { ...entry, content: '{}' } : entry,
    )

    const answer = await upload(slug, zipOf([...spoilt, manifest(files)]), { version: 'r' })

    expect(answer).toMatchObject({
      state: 'error',
      detail: expect.stringMatching(/^1 of 2 source maps .*~\/bad\.js: This is not a v/) as unknown,
    })
    expect(await artifactsOf(slug)).toMatchObject([{ path: '/good.js' }])
  })

  it('says what is needed where nothing tells which script a map is of', async () => {
    const { bundle } = await aWholeBundle('app.js')

    const { state, detail } = await upload(app.aProject().slug, bundle)

    expect(state).toBe('error')
    expect(detail).toContain('it has no debug id, and no release was named')
  })
})

describe('a bundle that is none', () => {
  const zeros = new Uint8Array(65 * MIB)
  const name = 'files/_/_/app.js.map'
  const mapAlone = { [name]: { url: '~/app.js.map', type: 'source_map' } }
  const identified = {
    [name]: { ...mapAlone[name], headers: { 'debug-id': randomUUID() } },
  }

  it.each<[string, () => Buffer, RegExp]>([
    ['is no archive', () => Buffer.from('hello'), /^The archive is damaged: /],
    ['was cut', () => zipOf([manifest({})]).subarray(0, -9), /^The archive is damaged: /],
    ['has no manifest', () => zipOf([{ name, content: '{}' }]), /no "manifest\.json"/],
    [
      'has a manifest of something else',
      () => zipOf([{ name: 'manifest.json', content: '{"files":[]}' }]),
      /manifest\.json is not that of an artifact bundle: files: /,
    ],
    [
      'has a manifest that is no JSON',
      () => zipOf([{ name: 'manifest.json', content: '{' }]),
      /manifest\.json is not JSON/,
    ],
    ['names files that are not there', () => zipOf([manifest(identified)]), /has no "files/],
    ['has no map', () => zipOf([manifest({})]), /^No script of the bundle has a source map/],
    [
      'has a path out of the archive',
      () => zipOf([manifest(identified), { name: '../../../tmp/x', content: '' }]),
      /^The archive is damaged: .*relative path/,
    ],
    [
      'has one name twice',
      () => zipOf([manifest(identified), manifest({})]),
      /has "manifest\.json" twice/,
    ],
    [
      'is a bomb that says so',
      () => zipOf([manifest(identified), { name, content: zeros }]),
      /"files\/_\/_\/app\.js\.map" has 68157440 bytes; at most 67108864/,
    ],
    [
      'is a bomb that lies',
      () => zipOf([manifest(identified), { name, content: zeros, declaredBytes: 10 }]),
      /The archive is damaged: too many bytes in the stream/,
    ],
    [
      'says it is larger than the disk',
      () =>
        zipOf([
          manifest(identified),
          ...['a', 'b'].map((one) => ({ name: one, content: '', declaredBytes: 2 ** 31 })),
        ]),
      /The archive decompresses to more than 2147483648 bytes/,
    ],
    [
      'has too many files',
      () => {
        const zip = zipOf([manifest({})])
        zip.writeUInt16LE(20_001, zip.length - 12)
        return zip
      },
      /has 20001 entries; at most 20000/,
    ],
  ])('%s', async (_, make, detail) => {
    const answer = await upload(unlucky, make(), { version: 'r' })

    expect(answer).toMatchObject({
      ...{ status: 200, state: 'error' },
      detail: expect.stringMatching(detail) as unknown,
    })
  })

  it('is not what its checksum says', async () => {
    const { bundle } = await aWholeBundle('app.js')
    await sendChunks([{ bytes: bundle }])

    const answer = await assemble(unlucky, bundle, { checksum: 'a'.repeat(40) })

    expect(answer).toMatchObject({
      state: 'error',
      detail: `The chunks make up ${sha1(bundle)}, not ${'a'.repeat(40)}; upload them again.`,
    })
  })
})

describe('a chunk', () => {
  const bytes = Buffer.from('a chunk')

  it.each([
    ['is not what its SHA-1 says', [{ bytes, name: 'a'.repeat(40) }], 400, /damaged on its way/],
    ['is named otherwise', [{ bytes, name: '../../x' }], 400, /damaged on its way/],
    ['is larger than we said', [{ bytes: Buffer.alloc(8 * MIB + 1), isPacked: false }], 413, /838/],
    ['is a bomb', [{ bytes: Buffer.alloc(200 * MIB) }], 413, /8388608/],
    ['is one of too many', Array.from({ length: 33 }, () => ({ bytes })), 413, /At most 32/],
  ])('that %s is refused', async (_, parts, status, detail) => {
    const response = await sendChunks(parts)

    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({ detail: expect.stringMatching(detail) as unknown })
  })

  it('that was refused is not kept', async () => {
    const broken = Buffer.from(randomUUID())
    const name = sha1(Buffer.from(randomUUID()))
    await sendChunks([{ bytes: broken, name }])

    const { missingChunks } = await assemble(unlucky, broken, {
      chunks: [sha1(broken), name],
    })

    expect(missingChunks).toEqual([sha1(broken), name])
  })

  it('belongs into a form', async () => {
    const answers = await Promise.all(
      ['{}', new FormData()].map((body) => ask(`${ORGANIZATION}/chunk-upload/`, { body })),
    )
    const text = new FormData()
    text.set('file', 'text')
    answers.push(await ask(`${ORGANIZATION}/chunk-upload/`, { body: text }))

    expect(answers.map(({ status }) => status)).toEqual([415, 200, 400])
  })
})

it('is nothing of which anything was kept', async () => {
  expect(await artifactsOf(unlucky)).toEqual([])
})

describe('who may', () => {
  it('is who may upload', async () => {
    const made = await ask('/api/tokens', { body: JSON.stringify({ name: 'v', role: 'viewer' }) })
    const { secret } = (await made.json()) as MadeToken
    const paths = ['chunk-upload/', 'artifactbundle/assemble/', 'releases/', 'releases/1/deploys/']

    const statuses = await Promise.all(
      ['not-a-token', secret].map((token) =>
        Promise.all(
          paths.map(async (path) => (await ask(`${ORGANIZATION}/${path}`, { token })).status),
        ),
      ),
    )

    expect(statuses).toEqual([
      [401, 401, 401, 401],
      [403, 403, 403, 403],
    ])
  })

  it('names any organization, but a project that is there', async () => {
    const bundle = Buffer.from('never sent')

    const unknown = await assemble('nope', bundle)
    const known = await assemble(unlucky, bundle)

    expect(unknown).toEqual({
      status: 400,
      detail: 'There is no project "nope"; SENTRY_PROJECT is the slug on the settings page.',
    })
    expect(known).toMatchObject({ status: 200, state: 'not_found' })
  })

  it.each([
    ['{', /^: /],
    ['{}', /^checksum: /],
    [`{"checksum":"${'a'.repeat(40)}","chunks":["../x"],"projects":["p"]}`, /^chunks\.0: a SHA-1/],
    [
      `{"checksum":"${'a'.repeat(40)}","chunks":["${'a'.repeat(40)}"],"projects":[]}`,
      /SENTRY_PROJ/,
    ],
  ])('asks with %j in vain', async (body, detail) => {
    const response = await ask(`${ORGANIZATION}/artifactbundle/assemble/`, { body })

    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ detail: expect.stringMatching(detail) as unknown })
  })
})

describe('releases', () => {
  it.each([
    ['POST', 'organizations/o/releases/', { version: 'r@1' }, 201],
    ['POST', 'projects/o/p/releases/', { version: 'r@1' }, 201],
    ['PUT', 'organizations/o/releases/r%401/', { dateReleased: '2026-01-01' }, 200],
    ['GET', 'organizations/o/releases/r%401/', undefined, 200],
  ])('are answered to %s %s', async (method, path, body, status) => {
    const response = await ask(`/api/0/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })

    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ version: 'r@1' })
  })

  it('of no name are refused, as is what Seismo has no place for', async () => {
    const nameless = await ask('/api/0/organizations/o/releases/', { body: '{}' })
    const elsewhere = await ask('/api/0/organizations/o/monitors/')

    expect(nameless.status).toBe(400)
    expect(elsewhere.status).toBe(404)
    expect(await elsewhere.json()).toMatchObject({
      detail: expect.stringContaining('docs/sentry-cli.md') as unknown,
    })
  })
})
