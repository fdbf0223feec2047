import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { readConfig } from '../../packages/ingest/src/config.ts'
import { createLogger } from '../../packages/ingest/src/entries/logger.ts'
import { createProcessing } from '../../packages/ingest/src/entries/processing.ts'
import type { Processing } from '../../packages/ingest/src/process/processing.ts'
import {
  createRepairRelease,
  type RepairedIssues,
} from '../../packages/ingest/src/process/repair/repair-release.ts'
import { createFolderArtifacts } from '../../packages/ingest/src/store/folder-artifacts.ts'
import type { Store } from '../../packages/ingest/src/store/ports.ts'
import type { Row } from '../../packages/ingest/src/store/rows.ts'
import { zstdCodec } from '../../packages/ingest/src/lib/zstd-codec.ts'
import type { Artifact } from '../../packages/ingest/src/symbolicate/artifacts/ports.ts'
import { compileArtifact } from '../../packages/ingest/src/symbolicate/compile.ts'
import { createSymbolicator } from '../../packages/ingest/src/symbolicate/symbolicator.ts'
import { toBytes } from '../../packages/ingest/src/wire/record.ts'
import { aBeacon, anError } from '../harness/beacon.ts'
import { aFreshStore } from '../harness/fresh-store.ts'
import { aLateBundle, FILE, type Bug, type LateBundle } from '../harness/late-bundle.ts'

// Repairs that are interrupted, tried again and done twice, over the real engine.

let fresh: Awaited<ReturnType<typeof aFreshStore>>
let bundle: LateBundle
let before: Processing
let projectId = 0

beforeAll(async () => {
  fresh = await aFreshStore()
  bundle = await aLateBundle()
  before = aProcessing()
})

afterAll(async () => {
  await before.close()
  await fresh.remove()
})

beforeEach(async () => {
  projectId += 1
  await storeErrors('name', 'price', 'price')
})

function aProcessing(onRepaired: (issues: RepairedIssues) => void = () => undefined): Processing {
  return createProcessing({
    config: { ...readConfig({}, ''), data: fresh.data },
    store: fresh.store,
    log: createLogger('0'),
    events: { quarantine: () => Promise.resolve(), repaired: onRepaired },
  })
}

async function storeErrors(...bugs: Bug[]): Promise<void> {
  const works = bugs.map((bug, position) => {
    const beacon = aBeacon({
      context: { sessionId: randomUUID(), release: '1' },
      lines: [bundle.at(bug)],
      items: [anError({ exceptions: [{ type: 'TypeError', message: bug, stack: [0] }] })],
    })
    const receivedAt = Date.now()
    const head = {
      ...{ format: 'seismo' as const, projectId, receivedAt, userAgent: '', contentType: '' },
      requestId: 'r',
    }
    const bytes = toBytes({ head, body: Buffer.from(JSON.stringify(beacon)) })
    return { position, next: position + 1, receivedAt, bytes }
  })
  await before.storeBatch(works, randomUUID())
}

/** As a process does that ends before it looks stacks up again. */
async function upload({ map, code } = bundle): Promise<Artifact> {
  const encode = (text: string) => new TextEncoder().encode(text)
  const { blob } = compileArtifact({ map: encode(map), file: encode(code) }, zstdCodec)
  const key = randomUUID().replaceAll('-', '')
  await artifacts().put(key, blob)
  const upload = { release: '1', path: `/assets/${FILE}`, key, sizeBytes: 1 }
  const entry = { ...upload, uploadedAt: Date.now() }
  await fresh.store.artifacts.add(projectId, entry)
  return entry
}

function artifacts() {
  return createFolderArtifacts(join(fresh.data, 'artifacts'))
}

function aRepair(store: Store = fresh.store, now: () => number = Date.now) {
  const { symbolicate } = createSymbolicator({
    ...{ artifacts: artifacts(), index: store.artifacts, codec: zstdCodec, cacheBytes: 1e9 },
  })
  const told: RepairedIssues[] = []
  const repair = createRepairRelease({
    ...{ store, symbolicate, now, turn: () => Promise.resolve() },
    onRepaired: (issues) => told.push(issues),
  })
  return {
    told,
    run: (...uploads: Artifact[]) => repair({ projectId, release: '1', artifacts: uploads }),
  }
}

/** A store that writes `inserts` more times and then never again. */
function aStoreThatEndsAfter(inserts: number): Store {
  let left = inserts
  return {
    ...fresh.store,
    insert: (rows: readonly Row[], token) => {
      left -= 1
      return left < 0
        ? Promise.reject(new Error('the process ended'))
        : fresh.store.insert(rows, token)
    },
  }
}

async function issuesNow() {
  const scope = { projectId, from: Date.now() - 3_600_000, to: Date.now() + 60_000 }
  const list = await fresh.store.issues.list({
    ...{ ...scope, search: [], sort: 'events', limit: 10, offset: 0 },
  })
  return Promise.all(
    list.map(async ({ id, culprit, events }) => {
      const overview = await fresh.store.issues.overview(scope, id)
      const event = await fresh.store.issues.event(projectId, id, 'latest')
      const [frame] = event?.exceptions[0]?.frames ?? []
      const activity = overview?.activity.map(({ verb, repair }) => ({ verb, repair }))
      return { culprit, events, status: frame?.status, activity }
    }),
  )
}

const activityOf = (events: number) => [
  { verb: 'repaired', repair: { file: FILE, stacks: 1, events } },
  { verb: 'created', repair: undefined },
]
const REPAIRED = [
  { culprit: 'src/carts.js in price', events: 2, status: 'mapped', activity: activityOf(2) },
  { culprit: 'src/carts.js in name', events: 1, status: 'mapped', activity: activityOf(1) },
]

it.each([0, 1, 2])(
  'is whole after it ended before its insert %d and ran again',
  async (inserts) => {
    const uploaded = await upload()

    await expect(aRepair(aStoreThatEndsAfter(inserts)).run(uploaded)).rejects.toThrow('ended')
    expect((await issuesNow()).map(({ status }) => status)).toEqual(['no-map', 'no-map'])
    await aRepair().run(uploaded)

    expect(await issuesNow()).toEqual(REPAIRED)
  },
)

it('does the second time what it did the first: nothing more', async () => {
  const uploaded = await upload()
  await aRepair().run(uploaded)

  const second = aRepair(aStoreThatEndsAfter(0))
  await second.run(uploaded)

  expect(second.told).toEqual([])
  expect(await issuesNow()).toEqual(REPAIRED)
})

it('is done by two at once as by one', async () => {
  const uploaded = await upload()

  await Promise.all([aRepair().run(uploaded), aRepair().run(uploaded)])

  expect(await issuesNow()).toEqual(REPAIRED)
})

it('is taken up by the next process', async () => {
  await upload()
  const { promise, resolve } = Promise.withResolvers<RepairedIssues>()
  const next = aProcessing((issues) => {
    if (issues.projectId === projectId) resolve(issues)
  })

  next.start()
  await promise
  await next.close()

  expect(await issuesNow()).toEqual(REPAIRED)
})

it('rewrites a stack although the clock was set back since', async () => {
  const uploaded = await upload()

  await aRepair(fresh.store, () => 1).run(uploaded)

  expect(await issuesNow()).toEqual(REPAIRED)
})

it('leaves what was mapped where the map cannot be read any more', async () => {
  const uploaded = await upload()
  await aRepair().run(uploaded)
  const gone = { ...uploaded, key: 'a'.repeat(32), uploadedAt: Date.now() + 1 }
  await fresh.store.artifacts.add(projectId, gone)

  const repair = aRepair()
  await repair.run(gone)

  expect(repair.told).toEqual([])
  expect(await issuesNow()).toEqual(REPAIRED)
})

it('goes through more stacks than a page has', async () => {
  const other = { projectId, from: 0, to: Date.now() + 60_000 }
  const [stack] = await fresh.store.repairs.stacks({
    ...{ projectId, release: '1' },
    debugIds: [],
    limit: 1,
  })
  if (!stack) throw new Error('nothing is stored')
  const event = await fresh.store.issues.list({
    ...other,
    search: [],
    sort: 'events',
    limit: 1,
    offset: 0,
  })
  const issue = event[0]?.id ?? ''
  const error = await fresh.store.issues.event(projectId, issue, 'latest')
  if (!error) throw new Error('nothing is stored')
  const copies = Array.from({ length: 250 }, () => ({
    stackId: randomUUID(),
    eventId: randomUUID(),
  }))
  await fresh.store.insert(
    copies.flatMap(({ stackId, eventId }): Row[] => [
      { ...stack, stackId, exceptions: error.exceptions },
      { ...error, stackId, eventId },
    ]),
  )

  await aRepair().run(await upload())

  const [largest] = await issuesNow()
  expect(largest).toMatchObject({ culprit: 'src/carts.js in price', events: 252 })
  expect(largest?.activity?.[0]).toEqual({
    verb: 'repaired',
    repair: { file: FILE, stacks: 251, events: 252 },
  })
})
