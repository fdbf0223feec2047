import type { ArtifactSummary, MissingMap } from '@seismo/ingest/api'
import { expect, it } from 'vitest'
import { releaseMaps, sourcesWords } from './release-maps.ts'

const contents = { sources: 3, hasSourcesContent: true, mappings: 9, functions: 2 }

function upload(release: string, path: string, uploadedAt: number): ArtifactSummary {
  return { release, path, uploadedAt, debugId: null, sizeBytes: 1, contents }
}

function miss(release: string, path: string, lastSeen: number): MissingMap {
  const url = `https://shop.example${path}`
  return { release, path, url, lastSeen, debugId: null, reason: 'no-map', events: 1 }
}

it('puts what a release has beside what it lacks, the latest news first', () => {
  const groups = releaseMaps(
    [upload('1', '/b.js', 5), upload('2', '/c.js', 9), upload('1', '/a.js', 7)],
    [miss('1', '/d.js', 20), miss('3', '/e.js', 8)],
  )

  expect(groups.map(({ name, at }) => [name, at])).toEqual([
    ['1', 20],
    ['2', 9],
    ['3', 8],
  ])
  expect(groups[0]?.uploads.map((one) => one.path)).toEqual(['/a.js', '/b.js'])
  expect(groups.map((one) => one.missing.map(({ path }) => path))).toEqual([
    ['/d.js'],
    [],
    ['/e.js'],
  ])
})

it('takes uploads by debug id alone for no map of pages without a release', () => {
  const groups = releaseMaps([upload('', '', 5)], [miss('', '/a.js', 6)])

  expect(
    groups.map(({ name, uploads, missing }) => [name, uploads.length, missing.length]),
  ).toEqual([
    ['Pages that name no release', 0, 1],
    ['By debug id alone', 1, 0],
  ])
})

it.each([
  [contents, '3 with text'],
  [{ ...contents, hasSourcesContent: false }, '3 without text'],
  [null, 'not known'],
])('says of %j: %s', (given, words) =>
  expect(sourcesWords({ ...upload('1', '/a.js', 1), contents: given })).toBe(words),
)
