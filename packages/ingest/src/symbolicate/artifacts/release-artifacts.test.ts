import { beforeEach, describe, expect, it } from 'vitest'
import type { Artifact, ArtifactIndex } from './ports.ts'
import { createReleaseArtifacts, type ReleaseArtifacts } from './release-artifacts.ts'

const upload: Artifact = { release: '1', path: '/app.js', key: 'k', sizeBytes: 1, uploadedAt: 1 }

let uploads: Artifact[]
let asked: string[]
let clock: number
let releases: ReleaseArtifacts

beforeEach(() => {
  uploads = []
  asked = []
  clock = 0
  const index: ArtifactIndex = {
    list: (projectId, release) => {
      asked.push(`${projectId} ${release}`)
      return release === 'down' ? Promise.reject(new Error('no index')) : Promise.resolve(uploads)
    },
    withDebugIds: () => Promise.resolve([]),
    add: () => Promise.resolve(),
  }
  releases = createReleaseArtifacts(index, () => clock)
})

describe('createReleaseArtifacts', () => {
  it('asks once for concurrent frames of a release', async () => {
    await Promise.all([releases.of(1, 'a'), releases.of(1, 'a'), releases.of(2, 'a')])

    expect(asked).toEqual(['1 a', '2 a'])
  })

  it('finds nothing for events of no release: uploads without one are of their debug ids', async () => {
    uploads = [{ ...upload, release: '', path: '' }]

    expect((await releases.of(1, ''))('/app.js')).toBeUndefined()
  })

  it('sees an upload that another machine took after ten seconds', async () => {
    expect((await releases.of(1, 'a'))('/app.js')).toBeUndefined()
    uploads = [upload]

    clock = 9_999
    expect((await releases.of(1, 'a'))('/app.js')).toBeUndefined()
    clock = 10_000
    expect((await releases.of(1, 'a'))('/app.js')).toEqual(upload)
  })

  it('sees it after the clock was set back as well', async () => {
    await releases.of(1, 'a')
    uploads = [upload]

    clock = -86_400_000

    expect((await releases.of(1, 'a'))('/app.js')).toEqual(upload)
  })

  it('sees an upload at once after forget', async () => {
    await releases.of(1, 'a')
    uploads = [upload]

    releases.forget(1, 'a')

    expect((await releases.of(1, 'a'))('/app.js')).toEqual(upload)
  })

  it('does not remember an answer that was on its way when forget came', async () => {
    const before = releases.of(1, 'a')
    uploads = [upload]
    releases.forget(1, 'a')
    await before

    expect((await releases.of(1, 'a'))('/app.js')).toEqual(upload)
  })

  it('passes on that the index is down, and asks again', async () => {
    await expect(releases.of(1, 'down')).rejects.toThrow('no index')
    await expect(releases.of(1, 'down')).rejects.toThrow('no index')

    expect(asked).toHaveLength(2)
  })
})
