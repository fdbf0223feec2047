import { expect, it } from 'vitest'
import { groupArtifacts } from './group-artifacts.ts'

it('groups by release, newest upload first, and sorts by path', () => {
  const artifact = (release: string, path: string, uploadedAt: number) => ({
    release,
    path,
    uploadedAt,
    debugId: null,
    sizeBytes: 1,
  })

  const groups = groupArtifacts([
    artifact('1', '/b.js.map', 5),
    artifact('2', '/c.js.map', 9),
    artifact('1', '/a.js.map', 7),
  ])

  expect(groups.map(({ release, uploadedAt }) => [release, uploadedAt])).toEqual([
    ['2', 9],
    ['1', 7],
  ])
  expect(groups[1]?.artifacts.map((one) => one.path)).toEqual(['/a.js.map', '/b.js.map'])
})
