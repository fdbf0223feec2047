import type { Malformed, Received, RefusedItem } from '../decoded.ts'
import { inflate } from './inflate.ts'
import { faultOf, type Fault } from './labels.ts'
import { readRequestV2 } from './request-v2.ts'
import { readWriteRequest } from './write-request.ts'
import {
  TooMuchError,
  type MetricType,
  type RawBody,
  type RawSeries,
  type Sample,
  type Unkept,
} from './series.ts'

export interface ServerSeries {
  /** In the order of their names, `__name__` among them. */
  labels: Record<string, string>
  type?: MetricType
  /** NaN where the series ended (a stale marker) or had nothing to tell; both are kept. */
  samples: Sample[]
}

/** Samples of one series that were refused for one reason. */
export interface RefusedSamples extends RefusedItem {
  kind: 'server-sample'
  n: number
}

export interface RemoteWrite {
  is: 'series'
  series: ServerSeries[]
  refused: RefusedSamples[]
  /** What Seismo has no place for. */
  dropped: { kind: keyof Unkept; n: number }[]
}

const DAY_MS = 86_400_000
/** As long as samples are kept: a writer that was cut off sends what it still has. */
const MAX_AGE_MS = 30 * DAY_MS
/** Clocks of servers are set, but never all alike; Prometheus' own receivers allow as much. */
const MAX_AHEAD_MS = 600_000

/** A body of Prometheus' remote write, compressed as it came; its content type tells the version. */
export function decodeRemoteWrite(
  body: Uint8Array,
  { contentType, receivedAt }: Received,
): RemoteWrite | Malformed {
  const inflated = inflate(body)
  if (inflated.is === 'broken') return malformed(inflated.detail)
  const read = isV2(contentType) ? readRequestV2 : readWriteRequest
  try {
    return judgeAll(read(inflated.bytes), receivedAt)
  } catch (cause) {
    // Whatever else the reader threw says that the bytes are no message.
    return malformed(
      cause instanceof TooMuchError ? cause.message : 'The body is no write request.',
    )
  }
}

/** Without its parameter a body is of version 1, as the specification has it. */
function isV2(contentType: string): boolean {
  return /;\s*proto="?io\.prometheus\.write\.v2\.Request"?\s*(;|$)/i.test(contentType)
}

/** What of a body can be kept, whoever wrote it. */
export function judgeAll(body: RawBody, receivedAt: number): RemoteWrite {
  const series: ServerSeries[] = []
  const refused: RefusedSamples[] = []
  for (const [index, raw] of body.series.entries()) {
    const fault = faultOf(raw.labels)
    if (fault) refused.push(refusal(index, raw.samples.length, fault))
    else judge({ index, raw, receivedAt }, series, refused)
  }
  const dropped = (['exemplar', 'native-histogram', 'metadata'] as const).flatMap((kind) =>
    body.unkept[kind] > 0 ? [{ kind, n: body.unkept[kind] }] : [],
  )
  return { is: 'series', series, refused, dropped }
}

interface Candidate {
  index: number
  raw: RawSeries
  receivedAt: number
}

/** Keeps the samples whose time the store can hold. A series may come for its exemplars alone. */
function judge(
  { index, raw, receivedAt }: Candidate,
  series: ServerSeries[],
  refused: RefusedSamples[],
): void {
  const samples = raw.samples.filter(
    ({ at }) => at >= receivedAt - MAX_AGE_MS && at <= receivedAt + MAX_AHEAD_MS,
  )
  if (samples.length > 0) {
    // `fromEntries` makes even `__proto__` a label like any other.
    const labels = Object.fromEntries(raw.labels)
    series.push({ labels, samples, ...(raw.type && { type: raw.type }) })
  }
  const strays = raw.samples.length - samples.length
  const detail = 'samples of more than 30 days ago or 10 minutes ahead'
  if (strays > 0) refused.push(refusal(index, strays, { reason: 'invalid', detail }))
}

function refusal(index: number, n: number, fault: Fault): RefusedSamples {
  return { index, kind: 'server-sample', n, ...fault }
}

function malformed(detail: string): Malformed {
  return { is: 'malformed', detail, errors: [] }
}
