import { isOriginAllowed } from '../auth/allowed-origin.ts'
import type { ProjectRecord } from '../auth/project-record.ts'
import { hash128 } from '../lib/hash.ts'
import { SpoolFullError } from '../spool/ports.ts'
import type { Envelopes, RefusedItem } from '../wire/decoded.ts'
import { decoders, type Content, type WireFormat } from '../wire/formats.ts'
import type { BodyRecord, RecordHead } from '../wire/record.ts'
import type { AcceptDependencies } from './accept-dependencies.ts'
import type { Arrival } from './arrival.ts'
import type { BodyLimits } from './body-limits.ts'
import { countryOf } from './country.ts'
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
export function accept(
  arrival: Arrival,
  delivery: Delivery,
  dependencies: AcceptDependencies,
): Promise<Accepted> {
  const { tracing } = dependencies
  if (!tracing.isOn) return take(arrival, delivery, dependencies)
  const { project, format } = delivery
  const attributes = {
    'http.request.id': arrival.requestId,
    'seismo.format': format,
    'seismo.project': project.slug,
  }
  const parent = arrival.header('traceparent')
  const about = { name: `accept ${format}`, kind: 'server', attributes, parent } as const
  return tracing.span(about, async ({ set }) => {
    const accepted = await take(arrival, delivery, dependencies)
    set({ 'seismo.beacon': accepted.id, 'seismo.items': accepted.accepted })
    return accepted
  })
}

async function take(
  { header, address, requestId, read }: Arrival,
  { project, format, limits = LIMITS }: Delivery,
  dependencies: AcceptDependencies,
): Promise<Accepted> {
  const country = countryOf(header, dependencies)
  const head: RecordHead = {
    format,
    projectId: project.number,
    receivedAt: dependencies.now(),
    userAgent: (header('user-agent') ?? '').slice(0, 1_000),
    contentType: (header('content-type') ?? '').slice(0, 200),
    requestId,
    ...(country !== '' && { country }),
  }
  try {
    assertInUse(project)
    assertOrigin(project, header('origin'))
    await dependencies.assertRate(project.publicKey, address)
    const body = await read(limits)
    if (isOptedOut(dependencies, header('sec-gpc'))) return leaveOut(head, 'gpc', dependencies)
    dependencies.metrics.beaconBytes.inc(body.byteLength)
    return await keep({ head, body }, decode(body, head, format), dependencies)
  } catch (cause) {
    const reason = cause instanceof ProblemError ? cause.code : 'internal'
    leaveOut(head, reason, dependencies)
    dependencies.attempts.refused(project.number, reason, header('origin'))
    throw cause
  }
}

/** In the ledger alone. */
function leaveOut(
  { projectId, receivedAt: at }: RecordHead,
  reason: string,
  { intake }: AcceptDependencies,
): Accepted {
  const line = { projectId, at, kind: 'beacon', n: 1 }
  intake.count({ ...line, outcome: 'received', reason: '' })
  intake.count({ ...line, outcome: 'dropped', reason })
  return { id: '', accepted: 0, refused: [] }
}

function assertInUse({ name, archivedAt }: ProjectRecord): void {
  if (archivedAt === undefined) return
  throw new ProblemError('project-archived', {
    detail: `Nothing is taken for ${JSON.stringify(name)} until an admin takes it back in its settings.`,
  })
}

/** Before the rate: pages of others must not use up what the project's own share. */
function assertOrigin({ allowedOrigins }: ProjectRecord, origin: string | undefined): void {
  if (isOriginAllowed(allowedOrigins, origin)) return
  throw new ProblemError('origin-not-allowed', {
    detail:
      'Add the origin of the page to the allowed origins of the project, or send from one of them.',
  })
}

function decode(body: Uint8Array, head: RecordHead, format: WireFormat): Content {
  const content = decoders[format](body, head)
  if (content.is !== 'malformed') return content
  const { detail, errors } = content
  throw new ProblemError('malformed', { detail, ...(errors.length > 0 && { errors }) })
}

/** A page that lost our answer sends the same again: within this process it is known at once. */
async function keep(
  record: BodyRecord,
  content: Content,
  { intake, acceptOnce, metrics, tracing }: AcceptDependencies,
): Promise<Accepted> {
  const { head } = record
  try {
    const id = idOf(content, record)
    const is = await acceptOnce(id, () => logged({ record, id, content }, intake, tracing))
    if (is === 'new') observe(metrics, content)
    else {
      for (const { kind, n } of countsOf(content)) {
        const line = { projectId: head.projectId, at: head.receivedAt, kind, n }
        intake.count({ ...line, outcome: 'received', reason: '' })
        intake.count({ ...line, outcome: 'dropped', reason: 'duplicate' })
      }
    }
    return {
      id: content.is === 'decoded' ? (content.envelopes[0]?.id ?? '') : '',
      accepted: countsOf(content).reduce((sum, { n }) => sum + n, 0),
      refused: content.refused,
    }
  } catch (cause) {
    if (!(cause instanceof SpoolFullError)) throw cause
    throw new ProblemError('overloaded', {
      cause,
      detail: 'The log is full; send it again when Retry-After has passed.',
      retryAfterSeconds: FULL_RETRY_SECONDS,
    })
  }
}

/** What becomes of the record later is below this span. */
function logged(
  { record: { head, body }, ...judged }: { record: BodyRecord; id: string; content: Content },
  intake: AcceptDependencies['intake'],
  tracing: AcceptDependencies['tracing'],
): Promise<void> {
  return tracing.span({ name: 'append to log', kind: 'producer' }, ({ traceparent }) =>
    intake.keep(
      { head: traceparent === undefined ? head : { ...head, traceparent }, body },
      judged,
    ),
  )
}

/** By the ids its client gave it, or by its bytes where it gave none. */
function idOf(content: Content, { head, body }: BodyRecord): string {
  const ids =
    content.is === 'decoded' && content.envelopes.length > 0
      ? content.envelopes.map(({ id }) => id)
      : [hash128(new TextDecoder('latin1').decode(body))]
  return [String(head.projectId), head.format, ...ids].join('/')
}

function countsOf(content: Content): { kind: string; n: number }[] {
  if (content.is === 'decoded') {
    return content.envelopes.flatMap(({ items }) => items.map(({ is: kind }) => ({ kind, n: 1 })))
  }
  return content.series.map(({ samples }) => ({ kind: 'server-sample', n: samples.length }))
}

function observe(metrics: AcceptDependencies['metrics'], content: Content): void {
  for (const { kind } of content.refused) metrics.items.inc({ kind, outcome: 'dropped' })
  for (const { kind, n } of countsOf(content)) metrics.items.inc({ kind, outcome: 'accepted' }, n)
  if (content.is === 'decoded') content.envelopes.forEach((one) => observeClient(metrics, one))
}

function observeClient(
  metrics: AcceptDependencies['metrics'],
  { drops, cost }: Envelopes['envelopes'][number],
): void {
  for (const { kind, reason, n } of drops) metrics.clientDrops.inc({ kind, reason }, n)
  if (cost) metrics.scriptCpuSeconds.observe(cost.cpuMs / 1_000)
}
