import { isRecord } from '../foreign/read-json.ts'
import { cut } from '../well-formed.ts'

export type PointKind = (typeof KINDS)[number]
const KINDS = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'] as const

/** A data point with what its metric says of it. */
export type DataPoint = {
  name: string
  unit: string
  kind: PointKind
  isCumulative: boolean
  isMonotonic: boolean
  point: Record<string, unknown>
}

/** A metric's data points: each is kept or refused by itself. What is no data point is undefined. */
export function dataPointsOf(metric: Record<string, unknown>): (DataPoint | undefined)[] {
  const kind = KINDS.find((one) => isRecord(metric[one]))
  const data = kind && metric[kind]
  if (!kind || !isRecord(data)) return [undefined]
  const { dataPoints = [], aggregationTemporality, isMonotonic } = data
  if (!Array.isArray(dataPoints)) return [undefined]
  // Cut before it is repeated for every point.
  const name = typeof metric.name === 'string' ? cut(metric.name, 200) : ''
  const isCumulative = CUMULATIVE.has(aggregationTemporality)
  const unit = typeof metric.unit === 'string' ? cut(metric.unit, 63) : ''
  const head = { name, unit, kind, isCumulative, isMonotonic: isMonotonic === true }
  // as: the members of an array are unknown.
  return (dataPoints as unknown[]).map((point) =>
    isRecord(point) ? { ...head, point } : undefined,
  )
}

/** OTLP's JSON says a number, some of its writers the name. */
const CUMULATIVE = new Set<unknown>([2, 'AGGREGATION_TEMPORALITY_CUMULATIVE'])
