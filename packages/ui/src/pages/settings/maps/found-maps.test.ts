import { expect, it } from 'vitest'
import type { ReleaseMaps } from '../../../components/maps/release-maps.ts'
import { foundMaps } from './found-maps.ts'

const upload = (path: string, debugId: string | null = null) => ({
  ...{ release: '', path, debugId, sizeBytes: 1, uploadedAt: 1, contents: null },
})
const release = (name: string, uploads: ReleaseMaps['uploads']): ReleaseMaps => ({
  ...{ name, release: name, at: 1, uploads, missing: [] },
})
const ALL = [
  release('2.41.0', [upload('/assets/app.js', 'ab12'), upload('/assets/cart.js')]),
  release('2.40.0', [upload('/assets/app.js')]),
]

const named = (wanted: string) =>
  foundMaps(ALL, wanted).map(({ name, uploads }) => [name, uploads.length])

it.each([
  [
    '',
    [
      ['2.41.0', 2],
      ['2.40.0', 1],
    ],
  ],
  ['2.41', [['2.41.0', 2]]],
  [' CART ', [['2.41.0', 1]]],
  ['ab12', [['2.41.0', 1]]],
  ['nothing', []],
])('finds by %j', (wanted, found) => expect(named(wanted)).toEqual(found))
