import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import { toTags } from '../foreign/facts.ts'
import { unsupported, type Refusal } from '../foreign/refusal.ts'
import { numberOf } from './attributes.ts'
import type { DataPoint } from './data-points.ts'
import type { Place, Reading } from './decode-request.ts'
import { msOf } from './fields.ts'
import { invalid, isFigure, type Figures } from './figures.ts'
import { histogramOf } from './histogram.ts'

/** A data point as Seismo's own script would have added up its values. */
export function readDataPoint(
  dataPoint: DataPoint,
  { id, receivedAt, page, attributes }: Place,
): Reading {
  const { name, point } = dataPoint
  const figures = name === '' ? invalid('a metric without a name') : figuresOf(dataPoint)
  if ('reason' in figures) return { items: [], refused: [figures] }
  const tags = [...attributes].filter(([key]) => !WHO.has(key))
  const at = msOf(point.timeUnixNano) ?? receivedAt
  const base = { id: toUuid(hash128(id)), at, ...page, weight: 1 }
  return { items: [{ ...base, is: 'metric', name, tags: toTags(tags), ...figures }], refused: [] }
}

/** Of the envelope's context, not of the metric. */
const WHO = new Set(['session.id', 'user.id', 'enduser.id'])

function figuresOf(dataPoint: DataPoint): Figures | Refusal {
  const { kind, isCumulative, isMonotonic, point } = dataPoint
  switch (kind) {
    case 'gauge':
      return figureOf('gauge', point)
    case 'sum':
      if (!isCumulative) return figureOf('counter', point)
      // What goes up and down is, as a running total, a value that was just read.
      return isMonotonic ? cumulative() : figureOf('gauge', point)
    case 'histogram':
      return isCumulative ? cumulative() : histogramOf(point)
    case 'exponentialHistogram':
    case 'summary':
      return unsupported('metric', `Seismo has no place for ${kind}`)
  }
}

/** Each export holds those before it: added up they would count everything again and again. */
function cumulative(): Refusal {
  return unsupported('metric', 'a running total; export with delta temporality')
}

function figureOf(
  kind: 'counter' | 'gauge',
  { asInt, asDouble }: DataPoint['point'],
): Figures | Refusal {
  const value = numberOf(asInt) ?? numberOf(asDouble)
  if (!isFigure(value)) return invalid('a point without a figure')
  return { kind, value, n: 1, min: value, max: value, buckets: {} }
}
