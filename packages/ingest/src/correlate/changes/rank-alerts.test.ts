import { describe, expect, it } from 'vitest'
import type { AlertStart } from '../../store/alert-store.ts'
import { rankAlerts } from './rank-alerts.ts'

const MINUTE_MS = 60_000
const onset = 100 * 3_600_000

function aStart(minutesAfter: number, { before = 0, ruleId = '' } = {}): AlertStart {
  return {
    ...{ alerts: 1, before },
    entry: {
      ...{ at: onset + minutesAfter * MINUTE_MS, incident: 'a/1', startedAt: 0, rule: 'HighCPU' },
      ...{ ruleId, labels: { alertname: 'HighCPU', severity: 'page', instance: 'db-1' } },
      ...{ severity: 'critical', state: 'firing', value: 0, above: 0, errors: 0 },
      ...{ summary: '', because: null, notification: null, withheld: null, deliveries: [] },
    },
  }
}

describe('rankAlerts', () => {
  it('finds an alert that seldom fires, named by what tells it apart', () => {
    const [first] = rankAlerts([aStart(-3)], onset)

    expect(first).toMatchObject({ name: 'HighCPU', isFound: true, lag: -180 })
    expect(first?.labels).toEqual({ instance: 'db-1' })
    expect(first?.evidence.firedBefore).toEqual({ times: 0, days: 7 })
  })

  it.each<[string, AlertStart, boolean]>([
    ['of another system holds for a while before it fires', aStart(9), true],
    ['was long before', aStart(-70), false],
    ['fires every hour', aStart(-3, { before: 168 }), false],
    ['of ours fires after the rise, of which it tells', aStart(2, { ruleId: 'r1' }), false],
    ['of ours fired before it', aStart(-4, { ruleId: 'r1' }), true],
  ])('weighs an alert that %s', (_, start, isFound) => {
    expect(rankAlerts([start], onset)[0]?.isFound).toBe(isFound)
  })

  it('puts the close and the seldom first', () => {
    const starts = [aStart(-20), aStart(-2, { before: 20 }), aStart(-2)]

    const lags = rankAlerts(starts, onset).map(({ lag, evidence }) => [
      lag,
      evidence.firedBefore.times,
    ])

    expect(lags).toEqual([
      [-120, 0],
      [-120, 20],
      [-1_200, 0],
    ])
  })
})
