import { beforeEach, expect, it } from 'vitest'
import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { createRestingArtifacts } from './resting-artifacts.ts'
import { S3Error, S3RefusalError } from './s3-requests.ts'

let asked: string[]
let fault: Error | undefined
let clock: number
let store: ArtifactStore

beforeEach(() => {
  asked = []
  fault = new S3Error('away')
  clock = 0
  const answer = (key: string) => {
    asked.push(key)
    return fault ? Promise.reject(fault) : Promise.resolve(undefined)
  }
  const beneath: ArtifactStore = { put: answer, get: answer, read: answer, remove: answer }
  store = createRestingArtifacts(beneath, () => clock)
})

it('is not asked for ten seconds after it failed', async () => {
  await expect(store.get('a')).rejects.toThrow('away')

  clock = 9_999
  await expect(store.get('b')).rejects.toThrow('away')
  await expect(store.read('c', 0, 1)).rejects.toThrow('away')

  expect(asked).toEqual(['a'])
})

it.each([10_000, -10_000])('is asked again %i ms later', async (later) => {
  await expect(store.get('a')).rejects.toThrow('away')
  fault = undefined

  clock = later
  await store.get('b')
  clock += 1
  await store.get('c')

  expect(asked).toEqual(['a', 'b', 'c'])
})

it('is asked for the next one where it refused one', async () => {
  fault = new S3RefusalError('refused')
  await expect(store.get('a')).rejects.toThrow('refused')

  fault = undefined
  await store.get('b')

  expect(asked).toEqual(['a', 'b'])
})

it('takes uploads meanwhile', async () => {
  await expect(store.get('a')).rejects.toThrow('away')
  fault = undefined

  await store.put('b', Uint8Array.of(1))

  expect(asked).toEqual(['a', 'b'])
})

it('does not rest for a key that is none', async () => {
  fault = new RangeError('no key')
  await expect(store.get('a')).rejects.toThrow('no key')

  await expect(store.get('b')).rejects.toThrow('no key')

  expect(asked).toEqual(['a', 'b'])
})
