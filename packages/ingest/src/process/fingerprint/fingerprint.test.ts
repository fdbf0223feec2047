import { expect, it } from 'vitest'
import { fingerprint } from './fingerprint.ts'
import { aSymbolicatedFrame } from './v1/a-symbolicated-frame.ts'
import { fingerprint as v1 } from './v1/fingerprint.ts'

const exceptions = [{ type: 'TypeError', message: 'no cart', frames: [aSymbolicatedFrame()] }]

it('an error is told by today’s version, and as the one before it would', () => {
  const grouped = fingerprint({ exceptions, route: '/cart' })

  expect(grouped.version).toBe('v2')
  expect(grouped.older).toEqual([v1({ exceptions, route: '/cart' })])
})

it('a chain that is known is told anew where the page has other terms', () => {
  const first = fingerprint({ exceptions, route: '/cart' })

  expect(fingerprint({ exceptions, route: '/cart' })).toBe(first)
  expect(fingerprint({ exceptions, route: '/pay' }).fine).not.toBe(first.fine)
  expect(fingerprint({ exceptions, route: '/cart', userFingerprint: ['a,b'] }).why).toEqual([
    'custom a,b',
  ])
  expect(fingerprint({ exceptions, route: '/cart', userFingerprint: ['a', 'b'] }).why).toEqual([
    'custom a',
    'custom b',
  ])
})
