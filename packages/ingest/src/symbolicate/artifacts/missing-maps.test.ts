import { expect, it } from 'vitest'
import { missingMaps, type UnmappedScript } from './missing-maps.ts'
import type { Artifact } from './ports.ts'

const SEEN = 1_000_000
const upload: Artifact = {
  ...{ release: '1', path: '/assets/app.js', key: 'k', sizeBytes: 1, uploadedAt: SEEN + 1 },
}
const script: UnmappedScript = {
  ...{ release: '1', path: '/shop/assets/app.js', debugId: '', status: 'no-map', lastSeen: SEEN },
}

function reasonOf(given: Partial<UnmappedScript>, uploads: readonly Artifact[]) {
  const [missing] = missingMaps([{ ...script, ...given }], uploads)
  return missing?.reason ?? 'nothing is missing'
}

it.each([
  ['nothing was uploaded', {}, [], 'no-map'],
  ['another release has it', {}, [{ ...upload, release: '2' }], 'no-map'],
  ['it was uploaded since', {}, [upload], 'nothing is missing'],
  [
    'its debug id was uploaded without a release',
    { debugId: 'd1' },
    [{ ...upload, release: '', path: '', debugId: 'd1' }],
    'nothing is missing',
  ],
  [
    'only another debug id was uploaded without a release',
    { debugId: 'd1', release: '' },
    [{ ...upload, release: '', path: '', debugId: 'd2' }],
    'no-map',
  ],
  [
    'its path has a map of another build',
    { debugId: 'd1' },
    [{ ...upload, debugId: 'd2' }],
    'mismatch',
  ],
  [
    'both are there, the right one by its id',
    { debugId: 'd1', status: 'mismatch' },
    [
      { ...upload, debugId: 'd2' },
      { ...upload, release: '9', debugId: 'd1' },
    ],
    'nothing is missing',
  ],
  [
    'an error just after the upload was processed with what was known before it',
    { lastSeen: SEEN + 60_000 },
    [upload],
    'nothing is missing',
  ],
  [
    'errors go on long after the upload: its bytes cannot be read',
    { lastSeen: SEEN + 60_002 },
    [upload],
    'no-map',
  ],
  [
    'the map does not know the position',
    { status: 'outside-map', lastSeen: SEEN + 2 },
    [upload],
    'outside-map',
  ],
  [
    'the map that did not know it was replaced',
    { status: 'outside-map' },
    [upload],
    'nothing is missing',
  ],
] as const)('where %s: %#', (_, given, uploads, reason) => {
  expect(reasonOf(given, uploads)).toBe(reason)
})
