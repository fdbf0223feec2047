import { expect, it } from 'vitest'
import type { Artifact, ArtifactIndex } from './ports.ts'
import { createUploadsOfScripts } from './uploads-of-scripts.ts'

const file = 'https://shop.example/app.js'
const ofPath: Artifact = { release: '1', path: '/app.js', key: 'p', sizeBytes: 1, uploadedAt: 1 }
const ofId: Artifact = { ...ofPath, release: '', path: '', key: 'd', debugId: 'd1' }

function anIndex(uploads: Artifact[]) {
  const asked: string[][] = []
  const index: ArtifactIndex = {
    list: (_, release) => Promise.resolve(uploads.filter((upload) => upload.release === release)),
    withDebugIds: (_, ids) => {
      asked.push([...ids])
      return Promise.resolve(uploads.filter(({ debugId }) => ids.includes(debugId ?? '')))
    },
    add: () => Promise.resolve(),
  }
  return { asked, uploads: createUploadsOfScripts(index, () => 0) }
}

it.each([
  ['the id finds it in any release', [ofPath, ofId], 'D1', { is: 'found', artifact: ofId }],
  ['without an id the path does', [ofPath], undefined, { is: 'found', artifact: ofPath }],
  ['an unknown id falls back on the path', [ofPath], 'd2', { is: 'found', artifact: ofPath }],
  ['unless that has another id', [{ ...ofPath, debugId: 'd9' }], 'd2', { is: 'mismatch' }],
  ['nothing is uploaded', [], 'd1', { is: 'none' }],
] as const)('%s', async (_, known, id, expected) => {
  const { uploads } = anIndex([...known])

  const find = await uploads.of({
    projectId: 1,
    release: '1',
    debugIds: id === undefined ? {} : { [file]: id },
  })

  expect(find(file)).toEqual(expected)
})

it('asks once for all ids of a stack, and again for one that was uploaded', async () => {
  const { asked, uploads } = anIndex([])
  const origin = { projectId: 1, release: '1', debugIds: { a: 'd1', b: 'd2', c: 'd1' } }

  await Promise.all([uploads.of(origin), uploads.of(origin)])
  uploads.forget(1, ofId)
  await uploads.of(origin)

  expect(asked).toEqual([['d1', 'd2'], ['d1']])
})
