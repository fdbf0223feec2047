import { beforeEach, expect, it } from 'vitest'
import type { Chunks } from '../../store/chunk-folder.ts'
import type { TakesUploads } from '../take-upload.ts'
import { createAssemblies, type Assemblies } from './assemblies.ts'

const SHA = 'a'.repeat(40)
const request = { checksum: SHA, chunks: [SHA], release: 'r', projectIds: [1] }
/** Of the bundle, were it there: its assembling ends with it. */
type Joined = Awaited<ReturnType<Chunks['join']>>

let joins: PromiseWithResolvers<Joined>[]
let given: string[]
let released: number
let isPatient: boolean
let assemblies: Assemblies

beforeEach(() => {
  joins = []
  given = [SHA]
  released = 0
  isPatient = true
  const chunks: Chunks = {
    keep: () => Promise.resolve(),
    missing: (sha1s) => Promise.resolve(sha1s.filter((sha1) => !given.includes(sha1))),
    join: () => {
      const join = Promise.withResolvers<Joined>()
      joins.push(join)
      return join.promise
    },
    release: () => (released += 1),
  }
  const wait = () => (isPatient ? new Promise(() => undefined) : Promise.resolve())
  // as: a bundle that is refused before it is read needs nobody to take it.
  const dependencies = { chunks } as unknown as TakesUploads & { chunks: Chunks }
  assemblies = createAssemblies(dependencies, { answerWithinMs: 1, wait })
})

/** Joined to what it is not: refused. */
const damaged = { fd: -1, sha1: 'b'.repeat(40), remove: () => Promise.resolve() }

async function untilJoins(count: number): Promise<void> {
  while (joins.length < count) await new Promise((resolve) => setImmediate(resolve))
}

it('says what is missing, and begins nothing', async () => {
  given = []

  expect(await assemblies.state(request)).toEqual({ is: 'not-found', missing: [SHA] })
  expect(joins).toHaveLength(0)
})

it('assembles once for those who ask at the same time', async () => {
  const asked = Promise.all([assemblies.state(request), assemblies.state(request)])
  await untilJoins(1)
  joins[0]?.resolve(damaged)

  expect(await asked).toMatchObject([{ is: 'refused' }, { is: 'refused' }])
  expect([joins.length, released]).toEqual([1, 1])
})

it('tells who waited too long the outcome when they ask again, once', async () => {
  isPatient = false
  expect(await assemblies.state(request)).toEqual({ is: 'assembling' })
  await untilJoins(1)
  isPatient = true
  joins[0]?.resolve(damaged)

  expect(await assemblies.state(request)).toMatchObject({
    is: 'refused',
    detail: expect.stringContaining(`not ${SHA}; upload them again`) as unknown,
  })
  const next = assemblies.state(request)
  await untilJoins(2)
  joins[1]?.resolve(undefined)
  given = []
  expect(await next).toEqual({ is: 'not-found', missing: [SHA] })
})

it('tries again where it failed on our side, and keeps the pieces', async () => {
  const failed = assemblies.state(request)
  await untilJoins(1)
  joins[0]?.reject(new Error('disk'))
  await expect(failed).rejects.toThrow('disk')
  expect(released).toBe(0)

  const next = assemblies.state(request)
  await untilJoins(2)
  joins[1]?.resolve(damaged)

  expect(await next).toMatchObject({ is: 'refused' })
})

it('assembles one bundle after the other', async () => {
  const first = assemblies.state(request)
  const second = assemblies.state({ ...request, release: 'other' })
  await untilJoins(1)
  for (let n = 0; n < 10; n += 1) await new Promise((resolve) => setImmediate(resolve))
  expect(joins).toHaveLength(1)
  joins[0]?.resolve(damaged)
  await first
  await untilJoins(2)
  joins[1]?.resolve(damaged)

  expect(await second).toMatchObject({ is: 'refused' })
})
