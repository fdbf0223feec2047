import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Upload } from '../../store/repair-store.ts'
import type { Row } from '../../store/rows.ts'
import type { ReleaseUploads } from './repair-release.ts'
import { createRepairs, type Repairs } from './repairs.ts'

const START = 1_000_000_000

let uploads: Upload[]
let repaired: string[]
let forgotten: string[]
let problems: unknown[]
let fails: boolean
let repairs: Repairs

beforeEach(() => {
  vi.useFakeTimers({ now: START })
  uploads = []
  repaired = []
  forgotten = []
  problems = []
  fails = false
  repairs = createRepairs({
    store: {
      insert: (rows) => {
        remember(rows)
        return Promise.resolve([])
      },
      repairs: {
        uploads: ({ since }) => Promise.resolve(uploads.filter((one) => isOpen(one, since))),
      },
    },
    repairRelease: ({ projectId, release, artifacts }: ReleaseUploads) => {
      if (fails) return Promise.reject(new Error('away'))
      repaired.push(`${projectId}/${release}: ${artifacts.map(({ path }) => path).join(' ')}`)
      return Promise.resolve()
    },
    forget: (_, { path }) => forgotten.push(path),
    settled: () => Promise.resolve(),
    now: () => Date.now(),
    onProblem: (error) => problems.push(error),
  })
})

afterEach(async () => {
  await repairs.stop()
  vi.useRealTimers()
})

function isOpen({ artifact, repairedAt }: Upload, since: number): boolean {
  return artifact.uploadedAt >= since || repairedAt < artifact.uploadedAt + 15_000
}

function remember(rows: readonly Row[]): void {
  for (const row of rows) {
    if (row.is !== 'map-repair') continue
    const upload = uploads.find(({ artifact }) => artifact.path === row.path)
    if (upload) upload.repairedAt = row.repairedAt
  }
}

function upload(path: string, release = '1', uploadedAt = Date.now()): void {
  const artifact = { release, path, key: path, sizeBytes: 1, uploadedAt }
  uploads.push({ projectId: 1, artifact, repairedAt: 0 })
  repairs.wake()
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

it('repairs at the start what no process has', async () => {
  uploads.push({ ...anUpload('/a.js', START - 9e7), repairedAt: 0 })
  repairs.start()
  await pass(0)

  expect(repaired).toEqual(['1/1: /a.js'])
})

function anUpload(path: string, uploadedAt: number): Upload {
  const artifact = { release: '1', path, key: path, sizeBytes: 1, uploadedAt }
  return { projectId: 1, artifact, repairedAt: uploadedAt + 15_000 }
}

it('takes the uploads of a build together, a repair for each release', async () => {
  for (const path of ['/a.js', '/b.js', '/c.js']) {
    upload(path)
    await pass(900)
  }
  upload('/d.js', '2')
  await pass(1_000)

  expect(repaired).toEqual(['1/1: /a.js /b.js /c.js', '1/2: /d.js'])
})

it('does not wait for a build that goes on and on', async () => {
  for (let n = 0; n < 12; n += 1) {
    upload(`/${n}.js`)
    await pass(900)
  }

  expect(repaired).toHaveLength(1)
})

it('repairs once more when everybody knows of the upload, and then never again', async () => {
  upload('/a.js')
  await pass(1_000)
  expect(repaired).toHaveLength(1)

  await pass(20_000)
  expect(repaired).toHaveLength(2)

  await pass(300_000)
  expect(repaired).toHaveLength(2)
})

it('finds what another machine took, and forgets what was remembered without it, once', async () => {
  repairs.start()
  await pass(0)
  uploads.push({ ...anUpload('/a.js', Date.now()), repairedAt: 0 })

  await pass(60_000)

  expect(repaired[0]).toBe('1/1: /a.js')
  expect(forgotten).toEqual(['/a.js'])
})

it('tries again what could not be repaired, also long after its upload', async () => {
  fails = true
  upload('/a.js', '1', START - 9e7)
  await pass(5_000)
  expect(problems).toHaveLength(1)

  fails = false
  await pass(20_000)

  expect(repaired).toEqual(['1/1: /a.js'])
})

it('begins nothing once it is stopped', async () => {
  upload('/a.js')
  await repairs.stop()
  repairs.wake()
  await pass(60_000)

  expect(repaired).toEqual([])
})
