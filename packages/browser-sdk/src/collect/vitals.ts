import { onCLS, onFCP, onINP, onLCP, onTTFB, type MetricType } from 'web-vitals'
import { guard } from '../browser/guard.ts'
import type { Stop } from '../browser/listen.ts'
import type { VitalItem } from '../wire.ts'
import type { Emit } from './emit.ts'

type OnVital = (report: (metric: MetricType) => void) => void

/**
 * CLS, INP and LCP are final when the page is hidden. A page that is shown and hidden again reports
 * a vital again when it grew: the last value of a page view counts.
 */
export function collectVitals(
  emit: Emit<VitalItem>,
  vitals: readonly OnVital[] = [onCLS, onFCP, onINP, onLCP, onTTFB],
): Stop {
  // web-vitals has no way to unsubscribe.
  let isOn = true
  const report = guard(({ name, value, rating, navigationType }: MetricType) => {
    if (!isOn) return
    emit({ is: 'vital', name, value: Math.round(value * 1e4) / 1e4, rating, navigationType })
  })
  for (const onVital of vitals) onVital(report)
  return () => {
    isOn = false
  }
}
