import { randomUUID } from 'node:crypto'
import type { ArtifactReceipt, ArtifactSummary, MissingMap } from '@seismo/ingest/api'
import { transform } from 'esbuild'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshApp, type FreshApp } from '../harness/fresh-app.ts'

const RELEASE = 'shop@1.4.2'
const SCRIPT = 'https://shop.example/assets/app.js'
const built = await transform('export const pay = (cart) => cart.items.price', {
  ...{ minify: true, sourcemap: 'external', sourcefile: 'src/pay.js' },
})

let app: FreshApp

beforeAll(async () => {
  app = await aFreshApp()
})

afterAll(() => app.remove())

function aProject() {
  const { slug, key } = app.aProject()
  return {
    break: async ({ line = 1, debugId = '', release = RELEASE, script = SCRIPT } = {}) => {
      const body = aBeacon({
        ...{ context: { sessionId: 's', release }, items: [anError(), anError({ weight: 2 })] },
        lines: [`    at e (${script}:${line}:12)`],
        ...(debugId !== '' && { debugIds: { [script]: debugId } }),
      })
      const init = { method: 'POST', body: JSON.stringify(body) }
      const { status } = await app.request(`/v1/beacon?k=${key}`, init)
      expect(status).toBe(202)
    },
    upload: async (fields: Record<string, string> = {}) => {
      const body = new FormData()
      const given = { release: RELEASE, path: 'assets/app.js', ...fields }
      for (const [name, value] of Object.entries(given)) body.set(name, value)
      body.set('map', new Blob([built.map]), 'map')
      body.set('file', new Blob([built.code]), 'file')
      const response = await app.request(`/api/artifacts?project=${slug}`, {
        ...{ method: 'PUT', body, headers: { Authorization: `Bearer ${app.token}` } },
      })
      if (!response.ok) throw new Error(await response.text())
      return (await response.json()) as ArtifactReceipt // as: the route's own type
    },
    itemsOf: async <Item>(path: string, query = '') => {
      const address = `/api/artifacts${path}?project=${slug}${query}`
      return (await app.get<{ items: Item[] }>(address)).items
    },
  }
}

it('lists a script without a map by release, with its events, until the map is there', async () => {
  const project = aProject()
  expect(await project.itemsOf<MissingMap>('/missing')).toEqual([])
  await project.break()
  await project.break({ release: '2' })

  const before = await project.itemsOf<MissingMap>('/missing')
  const ofRelease = await project.itemsOf<MissingMap>('/missing', `&release=${RELEASE}`)
  await project.upload()
  const after = await project.itemsOf<MissingMap>('/missing')

  expect(before).toHaveLength(2)
  expect(ofRelease).toEqual([
    {
      ...{ release: RELEASE, path: '/assets/app.js', url: SCRIPT, debugId: null },
      ...{ reason: 'no-map', events: 3, lastSeen: expect.any(Number) as unknown },
    },
  ])
  expect(after.map(({ release }) => release)).toEqual(['2'])
})

it('tells a map of another build, until one with the debug id comes, whatever its release', async () => {
  const project = aProject()
  const [debugId, other] = [randomUUID(), randomUUID()]
  await project.upload({ debugId: other })
  await project.break({ debugId })

  const before = await project.itemsOf<MissingMap>('/missing')
  await project.upload({ debugId, release: 'other', path: 'other.js' })

  expect(before).toMatchObject([{ reason: 'mismatch', debugId, events: 3 }])
  expect(await project.itemsOf('/missing')).toEqual([])
})

it('tells a map that does not know the position, until another is uploaded', async () => {
  const project = aProject()
  await project.upload()
  await project.break({ line: 7 })

  const before = await project.itemsOf<MissingMap>('/missing')
  await project.upload()

  expect(before).toMatchObject([{ reason: 'outside-map', path: '/assets/app.js' }])
  expect(await project.itemsOf('/missing')).toEqual([])
})

it('says of uploads what is in their maps', async () => {
  const project = aProject()
  const { sources, mappings } = await project.upload()

  expect(mappings).toBeGreaterThan(0)
  expect(await project.itemsOf<ArtifactSummary>('')).toMatchObject([
    {
      path: '/assets/app.js',
      contents: { sources, mappings, hasSourcesContent: true, functions: 1 },
    },
  ])
})

it('answers all that is missing where most of what was seen has its map by now', async () => {
  const project = aProject()
  await project.break({ script: 'https://shop.example/assets/old.js' })
  await app.get('/health')
  for (let n = 0; n < 210; n++) {
    await project.break({ script: `https://shop.example/${String(n)}/app.js` })
  }
  await project.upload({ path: 'app.js' })

  const missing = await project.itemsOf<MissingMap>('/missing', '&limit=5')

  expect(missing.map(({ path }) => path)).toEqual(['/assets/old.js'])
})
