import { expect, it } from 'vitest'
import { aSymbolicatedFrame } from './a-symbolicated-frame.ts'
import { fingerprint } from './fingerprint.ts'
import { storedUserFingerprint } from './stored-grouping.ts'

const exceptions = [
  { type: 'TypeError', message: 'x is undefined', frames: [aSymbolicatedFrame()] },
]

it.each([
  [[]],
  [['checkout']],
  [['checkout', 'step 2']],
  [['{{default}}']],
  [['a', '{{default}}', 'b']],
  [['{{default}}', 'custom']],
])('reads %j back from what was hashed', (userFingerprint) => {
  const grouped = fingerprint({ exceptions, userFingerprint })

  expect(storedUserFingerprint(grouped)).toEqual(userFingerprint)
})

it('finds the same issue by a message that was masked', () => {
  const given = { exceptions, userFingerprint: ['x is undefined'] }
  const grouped = fingerprint(given)

  const again = fingerprint({ exceptions, userFingerprint: storedUserFingerprint(grouped) ?? [] })

  expect(again.primary).toBe(grouped.primary)
})

it('says that it does not know where another version hashed it', () => {
  const grouped = fingerprint({ exceptions })

  expect(storedUserFingerprint({ ...grouped, primary: '0'.repeat(32) })).toBeUndefined()
})
