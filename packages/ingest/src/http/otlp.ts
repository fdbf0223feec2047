import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { Hono, type HonoRequest } from 'hono'
import type { RefusedItem } from '../wire/decoded.ts'
import { isProtobuf } from '../wire/otlp/read-request.ts'
import type { AcceptDependencies } from './accept-dependencies.ts'
import { accept, type Delivery } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import { projectOf } from './beacon.ts'
import type { BodyLimits } from './body-limits.ts'
import { measured } from './measured.ts'
import { assertMayWrite } from './middleware/may-write.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'
import { projectBySlug } from './scope.ts'

/** Nothing and `text/plain` too: `sendBeacon` says no more, and a page that leaves has nothing else. */
const JSON_TYPE = /^\s*((application\/json|text\/plain)\s*(;|$)|$)/i

const SIGNALS = {
  traces: { format: 'otlp-traces', kind: 'span', rejected: 'rejectedSpans' },
  logs: { format: 'otlp-logs', kind: 'log', rejected: 'rejectedLogRecords' },
  metrics: { format: 'otlp-metrics', kind: 'metric', rejected: 'rejectedDataPoints' },
} as const

const SERVER_METRICS = {
  format: 'otlp-server-metrics',
  kind: 'server-sample',
  rejected: 'rejectedDataPoints',
} as const

/** A collector sends what it gathered of all its servers at once. */
const SERVER_LIMITS: BodyLimits = { maxBytes: 10 * 1_048_576, maxRatio: 100, withinMs: 30_000 }

/** Where OpenTelemetry's exporters send with the endpoint `http://host`, their key in a header or in `?k=`. */
export function otlpRoutes(dependencies: AcceptDependencies) {
  const path = '/v1/:signal{(traces|logs|metrics)}'
  return new Hono<{ Variables: { requestId: string } }>()
    .use(path, openToPages(dependencies, ['X-Seismo-Key']))
    .post(path, (c) =>
      measured(dependencies, async () => {
        const contentType = c.req.header('content-type') ?? ''
        if (!isProtobuf(contentType) && !JSON_TYPE.test(contentType)) {
          throw new ProblemError('unsupported-type', {
            detail: 'OTLP comes as application/json (or text/plain) or application/x-protobuf.',
          })
        }
        const { signal, delivery } = await deliveryOf(c.req, dependencies)
        const { refused } = await accept(arrivalOf(c, dependencies), delivery, dependencies)
        const partial = toPartialSuccess(refused, signal.kind)
        // Answered as it was asked, by the specification.
        if (!isProtobuf(contentType)) return c.json(toJson(partial, signal))
        return c.body(toProtobuf(partial), 200, { 'Content-Type': 'application/x-protobuf' })
      }),
    )
}

/** By a token a server writes, by a key a page: whoever can see a page has its key. */
async function deliveryOf(
  request: HonoRequest,
  dependencies: AcceptDependencies,
): Promise<{ signal: Signal; delivery: Delivery }> {
  const { projects } = dependencies
  const signal = SIGNALS[request.param('signal') as keyof typeof SIGNALS] // as: by the path
  const authorization = request.header('authorization')
  // A page behind a proxy's password sends that one too, and is a page all the same.
  if (signal !== SIGNALS.metrics || !/^bearer /i.test(authorization ?? '')) {
    const key = request.query('k') ?? request.header('x-seismo-key')
    const project = projectOf(dependencies, key, request.header('origin'))
    return { signal, delivery: { project, format: signal.format } }
  }
  await assertMayWrite(authorization, dependencies)
  const project = projectBySlug(projects, request.query('project'))
  return {
    signal: SERVER_METRICS,
    delivery: { project, format: SERVER_METRICS.format, limits: SERVER_LIMITS },
  }
}

type Signal = (typeof SIGNALS)[keyof typeof SIGNALS] | typeof SERVER_METRICS

interface PartialSuccess {
  rejected: number
  message: string
}

/** What a span holds beside itself is counted in the ledger: OTLP counts whole spans alone. */
function toPartialSuccess(refused: readonly RefusedItem[], kind: string): PartialSuccess {
  const own = refused.filter((one) => one.kind === kind)
  const reasons = new Set(own.map(({ reason, detail }) => `${reason}: ${detail}`))
  return { rejected: own.length, message: [...reasons].slice(0, 5).join('; ') }
}

function toJson({ rejected, message }: PartialSuccess, { rejected: name }: { rejected: string }) {
  if (rejected === 0) return {}
  return { partialSuccess: { [name]: String(rejected), errorMessage: message } }
}

/** An `Export…ServiceResponse`; the three have the same numbers. */
function toProtobuf({ rejected, message }: PartialSuccess): Uint8Array<ArrayBuffer> {
  const writer = new BinaryWriter()
  if (rejected > 0) {
    writer.tag(1, WireType.LengthDelimited).fork()
    writer.tag(1, WireType.Varint).int64(rejected)
    writer.tag(2, WireType.LengthDelimited).string(message).join()
  }
  return writer.finish()
}
