import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { Hono } from 'hono'
import type { RefusedItem } from '../wire/decoded.ts'
import { isProtobuf } from '../wire/otlp/read-request.ts'
import { accept } from './accept.ts'
import { arrivalOf } from './arrival.ts'
import { projectOf } from './beacon.ts'
import type { Dependencies } from './dependencies.ts'
import { measured } from './measured.ts'
import { openToPages } from './open-to-pages.ts'
import { ProblemError } from './problem.ts'

/** Nothing and `text/plain` too: `sendBeacon` says no more, and a page that leaves has nothing else. */
const JSON_TYPE = /^\s*((application\/json|text\/plain)\s*(;|$)|$)/i

const SIGNALS = {
  traces: { format: 'otlp-traces', kind: 'span', rejected: 'rejectedSpans' },
  logs: { format: 'otlp-logs', kind: 'log', rejected: 'rejectedLogRecords' },
  metrics: { format: 'otlp-metrics', kind: 'metric', rejected: 'rejectedDataPoints' },
} as const

/** Where OpenTelemetry's exporters send with the endpoint `http://host`, their key in a header or in `?k=`. */
export function otlpRoutes(dependencies: Dependencies) {
  const path = '/v1/:signal{(traces|logs|metrics)}'
  return new Hono<{ Variables: { requestId: string } }>()
    .use(path, openToPages(['X-Seismo-Key']))
    .post(path, (c) =>
      measured(dependencies, async () => {
        const key = c.req.query('k') ?? c.req.header('x-seismo-key')
        const project = projectOf(dependencies.projects, key)
        const contentType = c.req.header('content-type') ?? ''
        if (!isProtobuf(contentType) && !JSON_TYPE.test(contentType)) {
          throw new ProblemError('unsupported-type', {
            detail: 'OTLP comes as application/json (or text/plain) or application/x-protobuf.',
          })
        }
        const signal = SIGNALS[c.req.param('signal') as keyof typeof SIGNALS] // as: by the path
        const { refused } = await accept(
          arrivalOf(c, dependencies),
          { project, format: signal.format },
          dependencies,
        )
        const partial = toPartialSuccess(refused, signal.kind)
        // Answered as it was asked, by the specification.
        if (!isProtobuf(contentType)) return c.json(toJson(partial, signal))
        return c.body(toProtobuf(partial), 200, { 'Content-Type': 'application/x-protobuf' })
      }),
    )
}

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
