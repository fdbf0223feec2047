import { describe, expect, it } from 'vitest'
import { rankDeploys, type DeployFacts } from './rank-deploys.ts'

const MINUTE_MS = 60_000
const onset = 100 * 3_600_000

function aDeploy(release: string, minutesBefore: number) {
  return {
    ...{ release, environment: 'production', at: onset - minutesBefore * MINUTE_MS },
    ...{ source: 'api' as const, url: null, commit: null, actor: 'ci' },
  }
}

function facts(given: Partial<DeployFacts>): DeployFacts {
  return {
    ...{ deploys: [], parts: [], onset, lengths: { before: 60, during: 30 } },
    followedBy: { rises: 0, of: 0 },
    ...given,
  }
}

const part = (release: string, before: [number, number], during: [number, number]) => ({
  release,
  before: { hits: before[0], total: before[1] },
  during: { hits: during[0], total: during[1] },
})

describe('rankDeploys', () => {
  it('finds the release that has the extra, and what it replaced', () => {
    const [first] = rankDeploys(
      facts({
        deploys: [aDeploy('2.1', 3), aDeploy('2.0', 900)],
        parts: [part('2.0', [60, 6_000], [30, 1_500]), part('2.1', [0, 0], [600, 1_500])],
      }),
    )

    expect(first).toMatchObject({ name: '2.1', isFound: true, lag: -180 })
    expect(first?.evidence).toMatchObject({ previous: '2.0', shareOfTraffic: 0.5 })
  })

  it('leaves a release alone that only takes over the traffic', () => {
    const [first] = rankDeploys(
      facts({
        deploys: [aDeploy('2.1', 3)],
        parts: [part('2.0', [60, 6_000], [300, 1_500]), part('2.1', [0, 0], [15, 1_500])],
      }),
    )

    expect(first).toMatchObject({ isFound: false, strength: 0 })
  })

  it.each([
    ['a minute later, by another clock', -1, true],
    ['half an hour before', 30, true],
    ['an hour and a half before', 90, false],
  ])('weighs a backend that was deployed %s by its time', (_, minutes, isFound) => {
    const [first] = rankDeploys(facts({ deploys: [aDeploy('api-7', minutes)] }))

    expect(first?.isFound).toBe(isFound)
  })

  it.each([-3, 121])('knows nothing of a deploy %i minutes before', (minutes) => {
    expect(rankDeploys(facts({ deploys: [aDeploy('1', minutes)] }))).toEqual([])
  })
})
