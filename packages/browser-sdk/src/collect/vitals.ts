import { onCLS, onFCP, onINP, onLCP, onTTFB, type MetricType } from 'web-vitals'
import { toAddress } from '../browser/address.ts'
import { guard } from '../browser/guard.ts'
import type { Feature, Host } from '../host.ts'
import { emitSampled } from '../session/sampling.ts'
import type { Attribution } from '../wire.ts'

type Attribute = (metric: MetricType) => Attribution | undefined

/** LCP, INP, CLS, FCP and TTFB of page loads, bfcache restores and soft navigations. */
export const vitals: Feature = (host) => collectVitals(host)

/**
 * CLS, INP and LCP are final when the page is hidden. A page that is shown and hidden again reports
 * a vital again when it grew: the last value of a page view counts.
 */
export function collectVitals(host: Host, attribute?: Attribute): void {
  const report = guard((metric: MetricType) => {
    const { name, value, navigationType } = metric
    // web-vitals has no way to unsubscribe.
    if (host.signal.aborted) return
    emitSampled(host, {
      is: 'vital',
      name,
      value: Math.round(value * 1e4) / 1e4,
      navigationType,
      attribution: attribute?.(metric),
      view: viewOf(metric, host),
    })
  })
  for (const onVital of [onCLS, onFCP, onLCP, onTTFB]) onVital(report, { reportSoftNavs: true })
  collectInp(host, report)
}

/**
 * web-vitals looks at interactions when the page is idle. One that it has not looked at when the page
 * is hidden it reads only after its last report, and a click that leaves a page is often that one: so
 * every change is asked for, and the last of each navigation told when the page is left.
 */
function collectInp(host: Host, report: (metric: MetricType) => void): void {
  let last: MetricType | undefined
  const tell = () => {
    if (last) report(last)
    last = undefined
  }
  onINP(
    (metric) => {
      if (last?.id !== metric.id) tell()
      last = metric
    },
    { reportSoftNavs: true, reportAllChanges: true },
  )
  const { flush } = host
  host.flush = (isLeaving) => {
    if (isLeaving) tell()
    flush(isLeaving)
  }
}

function viewOf(
  { navigationType, navigationId, navigationURL }: MetricType,
  { view, landing }: Host,
) {
  if (navigationType !== 'soft-navigation') return landing
  const url = toAddress(navigationURL)
  return url === view.url ? view : { id: String(navigationId), url }
}
