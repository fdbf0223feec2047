import type { ActiveAlert, RuleStatus } from '@seismo/ingest/api'
import { describe, expect, it } from 'vitest'
import { standingsOf } from './alert-rows.ts'

const anAlert = (given: Partial<ActiveAlert>) =>
  ({ state: 'firing', since: 1, silencedBy: [], inhibitedBy: null, ...given }) as ActiveAlert

const aStatus = (severity: 'critical' | 'info', alerts: ActiveAlert[], more = 0) =>
  ({ rule: { kind: 'spike', name: '', severity }, alerts, more }) as unknown as RuleStatus

describe('standingsOf', () => {
  it('puts the severe before the old', () => {
    const { rows } = standingsOf([
      aStatus('info', [anAlert({ id: 'a', since: 1 })]),
      aStatus('critical', [anAlert({ id: 'b', since: 9 }), anAlert({ id: 'c', since: 3 })]),
    ])

    expect(rows.firing.map(({ alert }) => alert.id)).toEqual(['c', 'b', 'a'])
  })

  it('keeps apart what is held back, by a silence or by another alert', () => {
    const { counts } = standingsOf([
      aStatus('info', [
        anAlert({ silencedBy: ['s1'] }),
        anAlert({ inhibitedBy: 'a2' }),
        anAlert({ state: 'pending' }),
      ]),
    ])

    expect(counts).toEqual({ firing: 0, pending: 1, silenced: 2 })
  })

  it('counts those that are not listed', () =>
    expect(standingsOf([aStatus('info', [anAlert({})], 40)]).counts.firing).toBe(41))
})
