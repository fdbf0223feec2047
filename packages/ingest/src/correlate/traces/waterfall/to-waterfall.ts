import type { TraceSpan, TraceTree } from '../../../contract/traces.ts'
import { criticalPath } from '../critical-path.ts'
import { failureOrigins } from '../failure-origins.ts'
import { growTrees, withDescendants, type SpanNode } from '../grow-tree.ts'
import type { Spans } from '../jaeger/read-answer.ts'
import { selfTimeOf } from '../self-time.ts'
import { isSlow, type UsualTimes } from '../usual-times.ts'
import { mostTelling } from './most-telling.ts'

/** More rows nobody reads; they are those that tell most. */
const MOST_SHOWN = 300
const MOST_SERVICES = 50

/** Undefined where there is no span. */
export function toWaterfall(
  { spans, leftOut }: Spans,
  usual: { times: UsualTimes; traces: number },
): TraceTree | undefined {
  const roots = growTrees(spans)
  const [main] = roots
  if (!main) return undefined
  const nodes = roots.flatMap(withDescendants)
  const startUs = nodes.reduce((least, node) => Math.min(least, node.startUs), Infinity)
  const endUs = nodes.reduce((most, node) => Math.max(most, node.endUs), -Infinity)
  const critical = criticalPath(main)
  const whole = { startUs, critical, origins: failureOrigins(nodes), times: usual.times }
  const rows = new Map(nodes.map((node) => [node, toRow(node, whole)]))
  const shown = mostTelling(rows, MOST_SHOWN)
  return {
    startAt: Math.round(startUs / 1_000),
    durationMs: ms(endUs - startUs),
    spanCount: nodes.length + leftOut,
    failed: nodes.filter(({ span }) => span.isFailed).length,
    services: servicesOf(rows).slice(0, MOST_SERVICES),
    spans: shown,
    leftOut: nodes.length + leftOut - shown.length,
    comparedWith: usual.traces,
  }
}

interface Whole {
  startUs: number
  critical: ReadonlyMap<SpanNode, number>
  origins: ReadonlySet<SpanNode>
  times: UsualTimes
}

function toRow(node: SpanNode, { startUs, critical, origins, times }: Whole): TraceSpan {
  const { span, parent, depth } = node
  const selfUs = selfTimeOf(node)
  const usual = times.of(span)
  return {
    spanId: span.spanId,
    parentId: parent?.span.spanId ?? null,
    depth,
    ...{ service: span.service, host: span.host, operation: span.operation, kind: span.kind },
    startMs: ms(node.startUs - startUs),
    durationMs: ms(span.durationUs),
    selfMs: ms(selfUs),
    criticalMs: ms(critical.get(node) ?? 0),
    failed: failedOf(node, origins),
    slow: usual && isSlow(selfUs, usual) ? { usualMs: ms(usual.medianUs), n: usual.n } : null,
    isParentMissing: node.isOrphan,
    skewMs: ms(node.skewUs),
    tags: [...span.tags],
  }
}

function failedOf(node: SpanNode, origins: ReadonlySet<SpanNode>): TraceSpan['failed'] {
  if (!node.span.isFailed) return 'no'
  return origins.has(node) ? 'origin' : 'yes'
}

function servicesOf(rows: ReadonlyMap<SpanNode, TraceSpan>): TraceTree['services'] {
  const services = new Map<string, TraceTree['services'][number]>()
  for (const { service, failed, selfMs } of rows.values()) {
    const known = services.get(service) ?? { service, spans: 0, failed: 0, selfMs: 0 }
    known.spans += 1
    known.failed += failed === 'no' ? 0 : 1
    known.selfMs += selfMs
    services.set(service, known)
  }
  return [...services.values()]
    .map((one) => ({ ...one, selfMs: ms(one.selfMs * 1_000) }))
    .sort((a, b) => b.selfMs - a.selfMs)
}

function ms(microseconds: number): number {
  return Math.round(microseconds) / 1_000
}
