import { describe, expect, it } from 'vitest'
import { packArtifact, unpackArtifact, UnreadableArtifactError } from './compiled-artifact.ts'

const artifact = {
  map: {
    version: 3 as const,
    sources: ['ä.ts', null],
    sourcesContent: ['const 😀 = 1', null],
    names: ['sum'],
    mappings: 'AAAAA',
    ignoreList: [1],
  },
  scopes: { names: ['sum'], table: Int32Array.of(0, 1, 2, 3, 0, -1, 0, 70_000) },
}

describe('packArtifact', () => {
  it('comes back as it was', async () => {
    expect(await unpackArtifact(await packArtifact(artifact))).toEqual(artifact)
  })

  it.each([
    ['is empty', (): Uint8Array => new Uint8Array()],
    ['is of another version', (blob: Uint8Array) => blob.with(3, 57)],
    ['is cut short', (blob: Uint8Array) => blob.subarray(0, blob.length - 9)],
    ['has a flipped bit', (blob: Uint8Array) => blob.with(40, (blob[40] ?? 0) ^ 1)],
  ])('is refused when it %s', async (_, damage) => {
    const blob = damage(await packArtifact(artifact))

    await expect(unpackArtifact(blob)).rejects.toThrow(UnreadableArtifactError)
  })
})
