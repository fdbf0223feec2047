import { expect, it } from 'vitest'
import type { ReleaseFigures } from './release-figures.ts'
import { sortReleases } from './sort-releases.ts'

function aRelease(given: Partial<ReleaseFigures>): ReleaseFigures {
  return {
    ...{ release: '1', environments: [], firstSeen: 0, lastSeen: 0, adoption: null },
    ...{ sessions: 0, pageViews: 0, errors: 0, users: 0 },
    crashFreeSessions: { value: null, n: 0 },
    crashFreeUsers: { value: null, n: 0 },
    ...given,
  }
}

const releases = [
  aRelease({ release: 'a', firstSeen: 1, adoption: 0.1 }),
  aRelease({ release: 'b', firstSeen: 3, crashFreeSessions: { value: 0.9, n: 10 } }),
  aRelease({ release: 'c', firstSeen: 2, crashFreeSessions: { value: 1, n: 10 } }),
  aRelease({ release: 'd', firstSeen: 3 }),
]

it.each([
  ['first-seen', 'bdca'],
  ['adoption', 'abdc'],
  ['crash-free', 'bcda'],
] as const)('puts the largest %s first, then the newest', (sort, expected) => {
  expect(
    sortReleases(releases, sort)
      .map(({ release }) => release)
      .join(''),
  ).toBe(expected)
})
