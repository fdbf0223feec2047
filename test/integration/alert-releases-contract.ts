import { describe, expect, it } from 'vitest'
import { anErrorRow, aPageViewRow, aRequestRow, aVitalRow } from '../harness/rows.ts'
import { DAY, HOUR, MINUTE, type Frame } from './alert-inputs-frame.ts'

/** Objectives, releases, and what the ledger says; see alert-inputs-contract.ts. */
export function describeAlertReleases({
  storeOf,
  aProject,
  inputs,
  now,
  bucket,
  range,
  at,
}: Frame): void {
  describe('alert inputs: objectives and releases', () => {
    it('count a session once, however long the window', async () => {
      const projectId = aProject()
      const of = { projectId, sessionId: 'a' }
      await storeOf().insert([
        aPageViewRow({ ...of, at }),
        aPageViewRow({ ...of, at: at - 2 * HOUR }),
        aPageViewRow({ projectId, at, sessionId: 'b' }),
        anErrorRow({ ...of, at }),
        anErrorRow({ projectId, at, sessionId: 'b', mechanism: 'captured' }),
        aRequestRow({ projectId, at, outcome: 'ok', status: 200 }),
        aRequestRow({ projectId, at: at - HOUR }),
      ])
      const day = { from: bucket - DAY, to: bucket + HOUR }

      const sessions = await inputs().totals({ ...day, projectIds: [projectId] })
      const requests = await inputs().timingTotals(day, {
        ...{ projectIds: [projectId], measure: 'request' },
      })

      expect(sessions).toEqual([{ projectId, sessions: 2, crashed: 1 }])
      expect(requests).toEqual([{ projectId, n: 2, good: 1, bad: 1 }])
    })

    it('compare the newest release with the one before, as if it had its devices', async () => {
      const projectId = aProject()
      const values = (release: string, device: 'mobile' | 'desktop', n: number, value: number) =>
        Array.from({ length: n }, () => aVitalRow({ projectId, at, release, device, value }))
      const query = { projectId, metric: 'LCP', percentile: 75, where: [], device: 'all' } as const
      await storeOf().insert([
        aPageViewRow({ projectId, at: at - HOUR, release: '1' }),
        ...values('1', 'mobile', 10, 4_000),
        ...values('1', 'desktop', 90, 1_000),
      ])
      const alone = await inputs().releaseVital(range, query)
      await storeOf().insert([
        aPageViewRow({ projectId, at, release: '2' }),
        ...values('2', 'mobile', 90, 4_000),
        ...values('2', 'desktop', 10, 1_000),
      ])

      const both = await inputs().releaseVital(range, query)

      expect(alone).toBeUndefined()
      expect(both).toEqual({
        ...{ release: '2', previous: '1', value: 4_000, previousValue: 4_000 },
        ...{ n: 100, previousN: 100, above: 0 },
      })
    })
  })

  describe('alert inputs: releases and the ledger', () => {
    it('tell a release beside the one before it', async () => {
      const projectId = aProject()
      const of = (release: string, sessionId: string) => ({ projectId, at, release, sessionId })
      await storeOf().insert([
        aPageViewRow(of('1', 'a')),
        aPageViewRow(of('1', 'b')),
        aPageViewRow(of('2', 'c')),
        anErrorRow(of('2', 'c')),
        aRequestRow(of('2', 'c')),
      ])

      const fresh = await inputs().newReleases({ from: bucket, to: now }, [projectId])
      const figures = await inputs().releaseFigures(range, {
        ...{ projectId, environment: 'production' },
      })

      expect(fresh.map(({ release }) => release).toSorted()).toEqual(['1', '2'])
      expect(figures).toMatchObject([
        { release: '1', sessions: 2, affected: 0, requests: 0 },
        { release: '2', sessions: 1, affected: 1, crashed: 1, requests: 1, failedRequests: 1 },
      ])
    })

    it('tell what was taken from what was stored', async () => {
      const projectId = aProject()
      const line = { is: 'outcome', projectId, at, kind: 'error', reason: '' } as const
      await storeOf().insert([
        { ...line, outcome: 'received', n: 5 },
        { ...line, outcome: 'stored', n: 3 },
        { ...line, outcome: 'dropped', reason: 'rate-limited', n: 1 },
      ])

      const minute = Math.floor(at / MINUTE) * MINUTE
      expect(await inputs().ledger(range, [projectId])).toEqual([
        { projectId, received: 5, stored: 3, dropped: 1, lastStoredAt: minute },
      ])
    })
  })
}
