import { expect, it } from 'vitest'
import { releaseSpan } from './release-span.ts'

it.each([
  ['2.40.3', '2.41.0', '2.40.3 → 2.41.0'],
  ['2.41.0', '2.41.0', '2.41.0'],
  ['', '2.41.0', '2.41.0'],
  ['2.41.0', '', '2.41.0'],
  ['', '', ''],
])('spans %j to %j as %j', (firstRelease, lastRelease, text) =>
  expect(releaseSpan({ firstRelease, lastRelease })).toBe(text),
)
