import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFolderArtifacts } from './folder-artifacts.ts'

const key = '3f9c1a2b3f9c1a2b3f9c1a2b3f9c1a2b'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seismo-artifacts-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('createFolderArtifacts', () => {
  it('gives back what was put, also to the next process', async () => {
    await createFolderArtifacts(folder).put(key, Uint8Array.of(1, 2, 3))

    const bytes = await createFolderArtifacts(folder).get(key)

    expect([...(bytes ?? [])]).toEqual([1, 2, 3])
  })

  it('has nothing under an unknown key', async () => {
    expect(await createFolderArtifacts(folder).get(key)).toBeUndefined()
    expect(await createFolderArtifacts(folder).read(key, 0, 1)).toBeUndefined()
  })

  it('reads a part, which ends where the artifact does', async () => {
    const store = createFolderArtifacts(folder)
    await store.put(key, Uint8Array.of(1, 2, 3, 4))

    expect([...((await store.read(key, 1, 2)) ?? [])]).toEqual([2, 3])
    expect([...((await store.read(key, 3, 9)) ?? [])]).toEqual([4])
    expect([...((await store.read(key, 9, 9)) ?? [])]).toEqual([])
  })

  it('replaces as a whole and leaves no partial file', async () => {
    const store = createFolderArtifacts(folder)

    await Promise.all([store.put(key, Uint8Array.of(1)), store.put(key, Uint8Array.of(2))])

    expect(await readdir(join(folder, '3f'))).toEqual([key])
  })

  it.each(['../../etc/passwd', 'a/b', '', 'ABCDEF0123456789', '3f9c\0'])(
    'refuses %j, which is no hash',
    async (path) => {
      const store = createFolderArtifacts(folder)

      await expect(store.get(path)).rejects.toThrow(RangeError)
      await expect(store.put(path, Uint8Array.of(1))).rejects.toThrow(RangeError)
      expect(await readdir(folder)).toEqual([])
    },
  )
})
