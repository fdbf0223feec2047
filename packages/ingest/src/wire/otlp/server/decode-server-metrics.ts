import type { Malformed, Received } from '../../decoded.ts'
import { judgeAll, type RefusedSamples, type RemoteWrite } from '../../prometheus/decode.ts'
import {
  addSample,
  addSeries,
  createBody,
  TooMuchError,
  type RawBody,
} from '../../prometheus/series.ts'
import { attributesOf, type Attributes } from '../attributes.ts'
import { candidatesOf } from '../candidates.ts'
import { dataPointsOf, type DataPoint } from '../data-points.ts'
import { msOf } from '../fields.ts'
import { METRICS, metricsRequest } from '../messages.ts'
import { readRequest } from '../read-request.ts'
import { figuresOf } from './figures-of.ts'
import { ownLabels, sortedLabels, targetLabels, type Label } from './labels-of.ts'
import { toMetricName } from './metric-name.ts'

/** An ExportMetricsServiceRequest of a server: the series that Prometheus would have of it. */
export function decodeServerMetrics(
  body: Uint8Array,
  { contentType, receivedAt }: Received,
): RemoteWrite | Malformed {
  const request = readRequest(body, {
    contentType,
    groups: METRICS.groups,
    message: metricsRequest,
  })
  if (request.is === 'invalid') return malformed(`The body is not OTLP: ${request.detail}.`)
  const raw = createBody()
  const refused: RefusedSamples[] = []
  try {
    for (const { point, target } of pointsOf(request.groups)) {
      const detail = point ? addPoint(raw, { ...point, target, receivedAt }) : 'expected an object'
      if (detail !== undefined) refused.push(refusal(raw.series.length, detail))
    }
  } catch (cause) {
    if (cause instanceof TooMuchError) return malformed(cause.message)
    throw cause
  }
  const judged = judgeAll(raw, receivedAt)
  return { ...judged, refused: [...refused, ...judged.refused] }
}

/** Each with its resource, of which the labels are worked out once. */
function* pointsOf(groups: readonly unknown[]) {
  for (const { resource, value } of candidatesOf(groups, METRICS)) {
    const target = targetLabels(resource)
    for (const dataPoint of value ? dataPointsOf(value) : [undefined])
      yield { point: dataPoint && { dataPoint, resource }, target }
  }
}

function refusal(index: number, detail: string): RefusedSamples {
  return { index, kind: 'server-sample', reason: 'invalid', detail, n: 1 }
}

interface Point {
  dataPoint: DataPoint
  target: readonly Label[]
  resource: Attributes
  receivedAt: number
}

/** What is wrong with the point; undefined where it was added. */
function addPoint(
  raw: RawBody,
  { dataPoint, target, resource, receivedAt }: Point,
): string | undefined {
  // A page's numbers are no server's, whatever brought them here.
  if (resource.get('telemetry.sdk.language') === 'webjs')
    return 'metrics of a page; it sends them with its key'
  const { kind, name, unit, isMonotonic, point } = dataPoint
  const figures = name === '' ? 'a metric without a name' : figuresOf(dataPoint)
  if (typeof figures === 'string') return figures
  const isTotal = kind === 'sum' && isMonotonic
  const metric = toMetricName({ name, unit, isTotal, isGauge: kind === 'gauge' })
  const own = ownLabels(attributesOf(point.attributes))
  const at = Math.round(msOf(point.timeUnixNano) ?? receivedAt)
  for (const { suffix, label, type, value } of figures) {
    const series = addSeries(raw)
    series.type = type
    series.labels = sortedLabels([
      ['__name__', `${metric}${suffix}`],
      ...target,
      ...own,
      ...(label ? [label] : []),
    ])
    Object.assign(addSample(raw, series), { at, value })
  }
  return undefined
}

function malformed(detail: string): Malformed {
  return { is: 'malformed', detail, errors: [] }
}
