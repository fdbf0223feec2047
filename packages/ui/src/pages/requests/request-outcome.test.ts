import { expect, it } from 'vitest'
import { outcomeLook } from './request-outcome.ts'

it.each([
  ['http-error', 503, 'HTTP 503', 'square'],
  ['http-error', 404, 'HTTP 404', 'triangle'],
  ['timeout', 0, 'Timeout', 'triangle'],
  ['network-error', 0, 'Network error', 'cross'],
  ['ok', 204, 'HTTP 204', 'circle'],
  ['ok', 0, 'Answered', 'circle'],
  ['opaque', 0, 'Not told', 'ring'],
] as const)('shows %s %d as %s', (...[outcome, status, word, shape]) =>
  expect(outcomeLook({ outcome, status })).toMatchObject({ word, shape }),
)
