import { expect, it } from 'vitest'
import type { MetricType } from 'web-vitals'
import type { VitalItem } from '../wire.ts'
import { collectVitals } from './vitals.ts'

it('reports a vital with its rating until stopped', () => {
  const items: Omit<VitalItem, 'id' | 'at' | 'pageViewId'>[] = []
  let report: (metric: MetricType) => void = () => undefined
  const stop = collectVitals((item) => items.push(item), [(given) => (report = given)])
  // as: the four fields that are read.
  const metric = {
    name: 'CLS',
    value: 0.123456,
    rating: 'needs-improvement',
    navigationType: 'reload',
  }

  report(metric as MetricType)
  stop()
  report(metric as MetricType)

  expect(items).toEqual([{ is: 'vital', ...metric, value: 0.1235 }])
})
