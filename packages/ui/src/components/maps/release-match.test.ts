import { expect, it } from 'vitest'
import { matchOf } from './release-match.ts'

const upload = (path: string, debugId: string | null = null) => ({
  ...{ release: '1', path, debugId, sizeBytes: 1, uploadedAt: 1, contents: null },
})
const missing = (path: string, debugId: string | null = null) => ({
  ...({ release: '1', path, debugId, url: '', reason: 'no-map', events: 1, lastSeen: 1 } as const),
})

it.each([
  ['nothing is known', [], [], { matched: 0, total: 0 }],
  ['all are there', [upload('/a.js')], [], { matched: 1, total: 1 }],
  [
    'some are missing',
    [upload('/a.js'), upload('/b.js'), upload('/c.js')],
    [missing('/d.js'), missing('/e.js')],
    { matched: 3, total: 5 },
  ],
  [
    'one is of another build',
    [upload('/a.js'), upload('/b.js', 'id')],
    [missing('/a.js'), missing('/static/b.js', 'id')],
    { matched: 0, total: 2 },
  ],
])('counts what matches where %s', (_, uploads, lacking, expected) =>
  expect(matchOf({ uploads, missing: lacking })).toEqual(expected),
)
