import * as z from 'zod'
import type { Item, MetricItem } from '../envelope.ts'
import { lenient, short, time } from '../foreign/bounded.ts'
import { cut } from '../well-formed.ts'
import { toTags } from '../foreign/facts.ts'
import { baseOf } from './base.ts'
import { related } from './related.ts'
import { invalid, type Place, type Read } from './signal.ts'
import { vitalsOf } from './vital.ts'

const MAX_VALUES = 50

const schema = z.object({
  type: short.min(1),
  // One figure near the end of the numbers would make an infinity of every sum it is in.
  values: z.record(z.string(), z.number().min(-1e15).max(1e15)),
  timestamp: lenient(time),
  ...related,
})
export type Measurement = z.output<typeof schema>

export const readMeasurement: Read = (signal, place) => {
  const parsed = schema.safeParse(signal)
  if (!parsed.success) return invalid('measurement', 'no type with values that are numbers')
  const { data } = parsed
  const items = data.type === 'web-vitals' ? vitalsOf(data, place) : gaugesOf(data, place)
  return items.length > 0 ? items : invalid('measurement', 'no value that is known')
}

function gaugesOf({ type, values, timestamp, context }: Measurement, place: Place): Item[] {
  const tags = toTags(context)
  return Object.entries(values)
    .slice(0, MAX_VALUES)
    .map(([name, value]): MetricItem => ({
      ...baseOf(place, timestamp, name),
      ...{ is: 'metric', kind: 'gauge', name: cut(`${type}.${name}`, 200), tags },
      ...{ value, n: 1, min: value, max: value, buckets: {} },
    }))
}
