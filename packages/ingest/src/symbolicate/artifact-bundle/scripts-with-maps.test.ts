import { expect, it } from 'vitest'
import { bundleManifest } from './manifest.ts'
import { scriptsWithMaps } from './scripts-with-maps.ts'

const ID = '85314830-023f-4cf1-a267-535f4e37bb17'
const OTHER = 'f00dcafe-023f-4cf1-a267-535f4e37bb17'

interface Given {
  type?: string
  url: string
  id?: string
  refers?: string
}

/** Named in the archive by their place in the list. */
function pairsOf(...files: Given[]) {
  const entries = files.map(({ url, id, refers, type }, index) => {
    const headers = {
      ...(id !== undefined && { 'debug-id': id }),
      ...(refers !== undefined && { Sourcemap: refers }),
    }
    const isMap = url.endsWith('.map')
    return [
      String(index),
      { url, type: type ?? (isMap ? 'source_map' : 'minified_source'), headers },
    ]
  })
  return scriptsWithMaps(bundleManifest.parse({ files: Object.fromEntries(entries) as object }))
}

it('pairs by debug id, whatever the script refers to', () => {
  const pairs = pairsOf(
    { url: '~/a.js', id: ID.toUpperCase(), refers: 'other.js.map' },
    { url: '~/other.js.map', id: OTHER },
    { url: '~/maps/a.js.map', id: ID },
  )

  expect(pairs).toEqual([
    { url: '~/a.js', file: '0', map: '2', debugId: ID },
    { url: '~/other.js.map', file: undefined, map: '1', debugId: OTHER },
  ])
})

it.each([
  ['beside it', '~/assets/a.js', 'a.js.map', '~/assets/a.js.map'],
  ['above it', '~/assets/a.js', '../maps/a.js.map', '~/maps/a.js.map'],
  ['at the root', '~/assets/a.js', '/a.js.map', '~/a.js.map'],
  ['by its tilde', '~/assets/a.js', '~/a.js.map', '~/a.js.map'],
  ['of an origin', 'https://shop.example/a.js', 'a.js.map', 'https://shop.example/a.js.map'],
  ['elsewhere', '~/a.js', 'https://maps.example/a.js.map', 'https://maps.example/a.js.map'],
  ['of an app', 'app:///main.js', 'main.js.map', 'app:///main.js.map'],
])('pairs with the map %s that the script refers to', (_, url, refers, map) => {
  expect(pairsOf({ url, refers }, { url: map })).toEqual([
    { url, file: '0', map: '1', debugId: undefined },
  ])
})

it.each([
  ['a script without a map', [{ url: '~/a.js' }]],
  ['a script whose map is not there', [{ url: '~/a.js', refers: 'a.js.map' }]],
  ['a map that nothing names', [{ url: '~/a.js.map' }]],
  ['sources', [{ url: '~/a.ts', type: 'source' }]],
  ['an address that is none', [{ url: '~/a.js', refers: 'http://[' }, { url: '~/a.js.map' }]],
  ['a map within the script', [{ url: '~/a.js', refers: 'data:application/json,{}' }]],
])('leaves out %s', (_, files) => {
  expect(pairsOf(...files)).toEqual([])
})

it('takes the id of either', () => {
  const [ofMap] = pairsOf({ url: '~/a.js', refers: 'a.js.map' }, { url: '~/a.js.map', id: ID })

  expect(ofMap?.debugId).toBe(ID)
})
