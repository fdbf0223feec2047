import { expect, it } from 'vitest'
import { aSymbolicatedFrame } from '../fingerprint/v1/a-symbolicated-frame.ts'
import { fingerprint as v1 } from '../fingerprint/v1/fingerprint.ts'
import { fingerprint as v2 } from '../fingerprint/v2/fingerprint.ts'
import { groupAgain } from './group-again.ts'

const unmapped = aSymbolicatedFrame({ file: 'https://h/app.js', function: 't', status: 'no-map' })
const before = [{ type: 'TypeError', message: 'no cart', stack: '', frames: [unmapped] }]
const after = [{ type: 'TypeError', message: 'no cart', stack: '', frames: [aSymbolicatedFrame()] }]

it.each([
  ['v1', v1],
  ['v2', v2],
])('an error of %s is grouped again by that version', (version, group) => {
  for (const userFingerprint of [[], ['pay', '{{default}}']]) {
    const { primary, class: kind, why } = group({ exceptions: before, userFingerprint })
    const stored = { fingerprint: primary, stackId: 's', version, class: kind, why, routes: [''] }

    expect(groupAgain(stored, after)).toEqual(
      group({ exceptions: after, userFingerprint, route: '' }),
    )
  }
})

it('an error of an unknown version, or with other pieces than were hashed, is left as it is', () => {
  const { primary, why } = v2({ exceptions: before })
  const stored = { fingerprint: primary, stackId: 's', class: 'error', routes: [''] }

  expect(groupAgain({ ...stored, version: 'v9', why }, after)).toBeUndefined()
  expect(groupAgain({ ...stored, version: 'v1', why }, after)).toBeUndefined()
  expect(groupAgain({ ...stored, version: 'v2', why: ['other'] }, after)).toBeUndefined()
})
