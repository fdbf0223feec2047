import { toAddress } from '../browser/address.ts'
import { observe } from '../browser/observe.ts'
import type { Call, Draft, Feature } from '../host.ts'
import { emitSampled } from '../session/sampling.ts'
import type { RequestTiming } from '../wire.ts'

const SLOW_MS = 3_000
/** Entries that may wait for their request: a batch has fewer requests than these. */
const MOST = 100

const MARKS = [
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'responseEnd',
] as const

type Entry = PerformanceResourceTiming & { responseStatus?: number }
type Request = Extract<Draft, { is: 'request' }>

/** Answered requests, slow ones always; what Resource Timing knows of each; and those that failed before the script was there. */
export const requestTiming: Feature = (host) => {
  const { emit, flush, options, signal, startedAt = performance.now() } = host
  let entries: Entry[] = []
  let calls = new Map<Request, Call>()

  host.answered = (item, call) => {
    const { slowRequestMs = SLOW_MS } = options
    if (item.durationMs >= slowRequestMs) host.emit(item, call)
    else emitSampled(host, item, call)
  }
  host.emit = (item, call) => {
    if (item.is === 'request' && call) calls.set(item, call)
    emit(item, call)
  }
  host.flush = (isLeaving) => {
    for (const [item, call] of calls) item.timing = timingOf(call, entries)
    calls = new Map()
    flush(isLeaving)
  }

  observe<Entry>(signal, 'resource', (seen) => {
    const ours = seen.filter(({ initiatorType }) => /^(fetch|xml)/.test(initiatorType))
    entries = [...entries, ...ours].slice(-MOST)
    for (const { startTime, name, responseStatus = 0, duration } of ours)
      if (startTime < startedAt && responseStatus >= 400)
        emit({
          is: 'request',
          via: 'resource',
          target: toAddress(name),
          status: responseStatus,
          outcome: 'load',
          durationMs: Math.round(duration),
        })
  })
}

function timingOf(
  { address, startedAt }: Call,
  entries: readonly Entry[],
): RequestTiming | undefined {
  // An error is sent at once, and observers are told of its request a moment later.
  const known = [...entries, ...(performance.getEntriesByName(address) as Entry[])] // as: of a resource's address
  const entry = known.find(({ name, startTime }) => name === address && startTime >= startedAt)
  return (
    entry && {
      marks: MARKS.map((mark) => Math.max(0, Math.round(entry[mark] - entry.startTime))),
      transferBytes: entry.transferSize,
      bodyBytes: entry.encodedBodySize,
      // Empty where it is not known; left out then.
      protocol: entry.nextHopProtocol || undefined,
      server: entry.serverTiming?.map(
        ({ name, duration, description }) => `${name};dur=${duration};desc=${description}`,
      ),
    }
  )
}
