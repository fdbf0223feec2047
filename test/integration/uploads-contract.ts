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

  it('finds none that was removed, by whatever is asked, until it comes again', async () => {
    const [store, projectId] = [open(), aProject()]
    const upload = { release: '1', key: 'aa', sizeBytes: 1, uploadedAt: now }
    const gone = { ...upload, path: '/a.js', debugId: 'd1' }
    const kept = { ...upload, path: '/b.js' }
    for (const each of [gone, kept]) await store.artifacts.add(projectId, each)
    const script = { release: '1', path: '/a.js', debugId: 'd1' }

    // Of a clock that was set back since.
    await store.artifacts.remove(projectId, { artifacts: [gone], at: now - 5_000 })
    const found = [
      await store.artifacts.list(projectId, '1'),
      await store.artifacts.all(projectId, 10),
      await store.artifacts.withDebugIds(projectId, ['d1']),
      await store.artifacts.forScripts(projectId, [script]),
      (await store.repairs.uploads({ since: 0, oldest: 0 }))
        .filter((one) => one.projectId === projectId)
        .map(({ artifact }) => artifact),
    ]
    await store.artifacts.add(projectId, { ...gone, uploadedAt: now + 10 })

    expect(found).toEqual([[kept], [kept], [], [], [kept]])
    expect(await store.artifacts.withDebugIds(projectId, ['d1'])).toHaveLength(1)
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
