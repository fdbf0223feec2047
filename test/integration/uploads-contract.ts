import { expect, it } from 'vitest'
import type { Store } from '../../packages/ingest/src/store/ports.ts'

/** The catalogue of source maps. */
export function describeUploads(open: () => Store, aProject: () => number): void {
  const now = Date.now()

  it('keeps the newest upload of a path and debug id', async () => {
    const [store, projectId] = [open(), aProject()]
    const artifact = { release: '1', path: '/a.js', key: 'aa', sizeBytes: 1, uploadedAt: now }
    const newer = { ...artifact, key: 'bb', uploadedAt: now + 1 }
    const ofBuild = { ...artifact, key: 'cc', uploadedAt: now + 2, debugId: 'd' }
    for (const each of [artifact, newer, ofBuild]) await store.artifacts.add(projectId, each)

    expect(await store.artifacts.list(projectId, '1')).toEqual([ofBuild, newer])
    expect(await store.artifacts.list(projectId, '2')).toEqual([])
  })

  it('finds uploads by debug id, of any release or none', async () => {
    const [store, projectId] = [open(), aProject()]
    const upload = { key: 'aa', sizeBytes: 1, uploadedAt: now }
    const named = { ...upload, release: '1', path: '/a.js', debugId: 'd1' }
    const bare = { ...upload, release: '', path: '', debugId: 'd2', uploadedAt: now + 1 }
    for (const each of [named, bare, { ...bare, debugId: 'd3' }]) {
      await store.artifacts.add(projectId, each)
    }

    expect(await store.artifacts.withDebugIds(projectId, ['d1', 'd2', 'd9'])).toEqual([bare, named])
  })
}
