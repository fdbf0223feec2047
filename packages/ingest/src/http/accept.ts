import { isOriginAllowed } from '../auth/allowed-origin.ts'
import type { ProjectRecord } from '../auth/first-start.ts'
import { hash128 } from '../lib/hash.ts'
import { SpoolFullError } from '../spool/ports.ts'
import type { RefusedItem } from '../wire/decoded.ts'
import { summarize, type WireFormat } from '../wire/formats.ts'
import type { BodyRecord, RecordHead } from '../wire/record.ts'
import type { Summary } from '../wire/summary.ts'
import type { Arrival } from './arrival.ts'
import type { BodyLimits } from './body-limits.ts'
import type { Dependencies } from './dependencies.ts'
import { isOptedOut } from './gpc.ts'
import { ProblemError } from './problem.ts'

const LIMITS: BodyLimits = { maxBytes: 1_048_576, maxRatio: 100, withinMs: 10_000 }

/** With no deadline but ours: what the log cannot take now, it takes when the database is back. */
const FULL_RETRY_SECONDS = 30

export interface Accepted {
  /** Of the first envelope: what its client calls it. */
  id: string
  accepted: number
  refused: RefusedItem[]
}

export interface Delivery {
  project: ProjectRecord
  format: WireFormat
  /** Where the format's bodies are larger than a page's. */
  limits?: BodyLimits
}

/**
 * The whole path of a body, whatever its format: origin, rate, size, decompression, decoding, and
 * into the log. The key was checked before.
 * @throws ProblemError a refusal the client can act on; it is counted in the project's ledger.
 */
export async function accept(
  { header, address, requestId, read }: Arrival,
  { project, format, limits = LIMITS }: Delivery,
  dependencies: Dependencies,
): Promise<Accepted> {
  const head: RecordHead = {
    format,
    projectId: project.number,
    receivedAt: dependencies.now(),
    userAgent: (header('user-agent') ?? '').slice(0, 1_000),
    contentType: (header('content-type') ?? '').slice(0, 200),
    requestId,
  }
  try {
    assertOrigin(project, header('origin'))
    dependencies.assertRate(project.publicKey, address)
    const body = await read(limits)
    if (isOptedOut(dependencies, header('sec-gpc'))) return leaveOut(head, 'gpc', dependencies)
    dependencies.metrics.beaconBytes.inc(body.byteLength)
    return await keep({ head, body }, judge(body, head, format), dependencies)
  } catch (cause) {
    leaveOut(head, cause instanceof ProblemError ? cause.code : 'internal', dependencies)
    throw cause
  }
}

/** In the ledger alone. */
function leaveOut(
  { projectId, receivedAt: at }: RecordHead,
  reason: string,
  { intake }: Dependencies,
): Accepted {
  const line = { projectId, at, kind: 'beacon', n: 1 }
  intake.count({ ...line, outcome: 'received', reason: '' })
  intake.count({ ...line, outcome: 'dropped', reason })
  return { id: '', accepted: 0, refused: [] }
}

/** Before the rate: pages of others must not use up what the project's own share. */
function assertOrigin({ allowedOrigins }: ProjectRecord, origin: string | undefined): void {
  if (isOriginAllowed(allowedOrigins, origin)) return
  throw new ProblemError('origin-not-allowed', {
    detail:
      'Add the origin of the page to the allowed origins of the project, or send from one of them.',
  })
}

function judge(body: Uint8Array, head: RecordHead, format: WireFormat): Summary {
  const summary = summarize(format, body, head)
  if (summary.is !== 'malformed') return summary
  const { detail, errors } = summary
  throw new ProblemError('malformed', { detail, ...(errors.length > 0 && { errors }) })
}

/** A page that lost our answer sends the same again: within this process it is known at once. */
async function keep(
  record: BodyRecord,
  summary: Summary,
  { intake, acceptOnce, metrics }: Dependencies,
): Promise<Accepted> {
  const { head } = record
  const { ids, counts, refused } = summary
  try {
    const is = await acceptOnce(nameOf(record, ids), () => intake.keep(record))
    if (is === 'new') observe(metrics, summary)
    else {
      for (const { kind, n } of counts) {
        const line = { projectId: head.projectId, at: head.receivedAt, kind, n }
        intake.count({ ...line, outcome: 'received', reason: '' })
        intake.count({ ...line, outcome: 'dropped', reason: 'duplicate' })
      }
    }
    return { id: ids[0] ?? '', accepted: counts.reduce((sum, { n }) => sum + n, 0), refused }
  } catch (cause) {
    if (!(cause instanceof SpoolFullError)) throw cause
    throw new ProblemError('overloaded', {
      cause,
      detail: 'The log is full; send it again when Retry-After has passed.',
      retryAfterSeconds: FULL_RETRY_SECONDS,
    })
  }
}

/** By the ids its client gave it, or by its bytes where it gave none. */
function nameOf({ head, body }: BodyRecord, ids: readonly string[]): string {
  const own = ids.length > 0 ? ids : [hash128(new TextDecoder('latin1').decode(body))]
  return [String(head.projectId), head.format, ...own].join('/')
}

function observe(metrics: Dependencies['metrics'], { counts, refused, clients }: Summary): void {
  for (const { kind } of refused) metrics.items.inc({ kind, outcome: 'dropped' })
  for (const { kind, n } of counts) metrics.items.inc({ kind, outcome: 'accepted' }, n)
  for (const { drops, cost } of clients) {
    for (const { kind, reason, n } of drops) metrics.clientDrops.inc({ kind, reason }, n)
    if (cost) metrics.scriptCpuSeconds.observe(cost.cpuMs / 1_000)
  }
}
