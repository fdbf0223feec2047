import { describe, expect, it } from 'vitest'
import { aRequestRow, aVitalRow } from '../harness/rows.ts'
import { type Frame } from './alert-inputs-frame.ts'

/** How long requests and vitals took; see alert-inputs-contract.ts. */
export function describeAlertTimings({
  storeOf,
  aProject,
  inputs,
  bucket,
  range,
  at,
}: Frame): void {
  describe('alert inputs: timings', () => {
    it('tell how many requests failed and how long they took, by what is asked', async () => {
      const projectId = aProject()
      const target = 'https://shop.example/api/pay'
      await storeOf().insert([
        aRequestRow({ projectId, at, target, outcome: 'ok', status: 200, durationMs: 100 }),
        aRequestRow({ projectId, at, target, outcome: 'ok', status: 200, durationMs: 300 }),
        aRequestRow({ projectId, at, target, durationMs: 900 }),
        aRequestRow({ projectId, at, target: 'https://shop.example/api/cart' }),
      ])
      const shape = { projectIds: [projectId], measure: 'request', percentile: 50 } as const

      const of = await inputs().timings(range, { ...shape, where: [], by: 'endpoint' })
      const all = await inputs().timings(range, { ...shape, where: [], by: 'project' })
      const [buckets] = await inputs().timingSeries(range, shape)

      expect(of).toMatchObject([
        { series: `GET ${target}`, n: 3, good: 2, bad: 1, value: 300 },
        { n: 1, bad: 1 },
      ])
      expect(all).toMatchObject([{ series: '', n: 4, bad: 2 }])
      expect(buckets?.buckets).toMatchObject([{ at: bucket, n: 4, good: 2, bad: 2 }])
    })

    it('tell the ratings and percentile of a metric on a kind of device', async () => {
      const projectId = aProject()
      await storeOf().insert([
        aVitalRow({ projectId, at, value: 1_000, device: 'mobile' }),
        aVitalRow({ projectId, at, value: 5_000, rating: 'poor', device: 'mobile' }),
        aVitalRow({ projectId, at, value: 9_000, rating: 'poor' }),
        aVitalRow({ projectId, at, metric: 'CLS', value: 0 }),
      ])
      const shape = { projectIds: [projectId], measure: 'LCP', percentile: 75 } as const

      const mobile = await inputs().timings(range, {
        ...{ ...shape, where: [], by: 'project', device: 'mobile' },
      })
      const [lcp] = await inputs().timingSeries(range, shape)
      const [cls] = await inputs().timingSeries(range, { ...shape, measure: 'CLS' })

      expect(mobile).toMatchObject([{ n: 2, good: 1, bad: 1, value: 5_000 }])
      expect(lcp?.buckets).toMatchObject([{ n: 3, good: 1, bad: 2 }])
      expect(cls?.buckets[0]?.buckets).toEqual(new Map([[-32_768, 1]]))
    })
  })
}
