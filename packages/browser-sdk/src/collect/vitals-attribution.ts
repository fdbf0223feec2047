import type { MetricType } from 'web-vitals'
import { toAddress } from '../browser/address.ts'
import { observe } from '../browser/observe.ts'
import { selectorOf } from '../browser/selector.ts'
import type { Feature } from '../host.ts'
import { longest, toScript, type LongFrame } from './long-frames.ts'
import { collectVitals } from './vitals.ts'

/** Longest frames to remember for the interaction that INP will turn out to be. */
const MOST = 20

type Navigation = PerformanceNavigationTiming & { activationStart?: number }

/** Of the entries behind the five vitals, what an attribution is made of. */
interface VitalEntry extends PerformanceEventTiming {
  element?: Element
  url?: string
  value?: number
  sources?: { node?: Node | null }[]
}

/**
 * Vitals with what they are made of: the element, the parts, and of INP the script. Composed from
 * the entries that the plain build of web-vitals hands out, by the definitions of its attribution
 * build (https://github.com/GoogleChrome/web-vitals#attribution), at half the bytes.
 */
export const vitalsWithAttribution: Feature = (host) => {
  let frames: LongFrame[] = []
  observe<LongFrame>(host.signal, 'long-animation-frame', (seen) => {
    frames = longest([...frames, ...seen]).slice(0, MOST)
  })
  collectVitals(host, (metric) => {
    const { name, entries } = metric
    // as: the entries of these five vitals, the last of which decided; of shifts, the largest did.
    const all = [...entries] as VitalEntry[]
    const entry = all.sort((a, b) => (a.value ?? 0) - (b.value ?? 0))[all.length - 1]
    const [navigation] = performance.getEntriesByType('navigation') as Navigation[]
    return {
      target: selectorOf(elementOf(entry)) || entry?.targetSelector,
      url: entry?.url && toAddress(entry.url),
      loadState: stateAt(entry, navigation),
      ...(name === 'INP'
        ? toInteraction(all, frames)
        : { marks: loadMarks(metric, navigation, entry?.url) }),
    }
  })
}

function elementOf(entry: VitalEntry | undefined): Element | null | undefined {
  const source = entry?.sources?.find(({ node }) => node)
  const node = entry?.element ?? entry?.target ?? source?.node
  // A text has no selector, and its parent moved with it.
  return node instanceof Element ? node : node?.parentElement
}

function stateAt(entry: VitalEntry | undefined, navigation: Navigation | undefined): string {
  const { domInteractive = 0, domComplete = 0 } = navigation ?? {}
  const at = entry?.startTime ?? 0
  if (at < domInteractive) return 'loading'
  return at < domComplete ? 'interactive' : 'complete'
}

/** Of the events of one interaction: when handlers began and ended, and the next paint. */
function toInteraction(events: VitalEntry[], frames: LongFrame[]) {
  const [event] = events
  if (!event) return undefined
  const { name, startTime, duration, processingStart } = event
  const end = startTime + duration
  const processed = Math.max(...events.map(({ processingEnd }) => processingEnd))
  const scripts = frames
    .filter((frame) => frame.startTime < end && frame.startTime + frame.duration > startTime)
    .flatMap((frame) => frame.scripts)
  const [script] = longest(scripts)
  return {
    event: name,
    marks: [processingStart, processed, end].map((at) => Math.round(at - startTime)),
    script: script && toScript(script),
  }
}

function loadMarks(
  { name, value }: MetricType,
  navigation: Navigation | undefined,
  url = '',
): number[] | undefined {
  if (!navigation) return undefined
  const {
    activationStart = 0,
    responseStart,
    workerStart,
    fetchStart,
    domainLookupStart,
    connectStart,
    connectEnd,
  } = navigation
  const [image] = performance.getEntriesByName(url) as PerformanceResourceTiming[]
  const marks: Partial<Record<MetricType['name'], number[]>> = {
    FCP: [responseStart],
    LCP: [responseStart, image?.requestStart ?? 0, image?.responseEnd ?? 0],
    TTFB: [workerStart || fetchStart, domainLookupStart, connectStart, connectEnd],
  }
  // A part that was not there, as of a text or from the cache, takes no time.
  let last = 0
  return marks[name]
    ?.map((at) => (last = Math.round(Math.min(value, Math.max(last, at - activationStart)))))
    .concat(Math.round(value))
}
