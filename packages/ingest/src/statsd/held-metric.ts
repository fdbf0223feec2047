import type { Figure } from '../wire/otlp/server/figures-of.ts'
import type { StatsdLine, StatsdType } from './parse-line.ts'

/** What is held of one metric from one flush to the next. */
export interface HeldMetric {
  add: (line: Pick<StatsdLine, 'values' | 'isDelta' | 'weight'>) => void
  /** What is to be told now; what was counted is counted anew from here. */
  flush: () => Figure[]
  /** Series that it makes. */
  size: () => number
}

/** Of members of one set; beyond, the count stands still, as it does where all sets have no more room. */
const MOST_MEMBERS = 10_000

/** What all metrics share. */
export interface Room {
  /** Whether there may be one series more. */
  hasSeries: () => boolean
  /** Members that all sets may have still. */
  members: { left: number }
}

/** Two bounds to a doubling, as exponential histograms of OTLP are kept. */
const BOUNDS_A_DOUBLING = 2

export function holdMetric(type: StatsdType, room: Room): HeldMetric {
  switch (type) {
    case 'counter':
      return holdCounter()
    case 'gauge':
      return holdGauge()
    case 'set':
      return holdSet(room.members)
    case 'timer':
      return holdHistogram(1_000, room.hasSeries)
    case 'histogram':
      return holdHistogram(1, room.hasSeries)
  }
}

function holdCounter(): HeldMetric {
  let growth = 0
  return {
    add: ({ values, weight }) => {
      for (const value of values) growth += Number(value) * weight
    },
    flush: () => {
      const value = growth
      growth = 0
      return [{ suffix: '', type: 'delta', value }]
    },
    size: () => 1,
  }
}

/** Holds until it is set again. */
function holdGauge(): HeldMetric {
  let held = 0
  return {
    add: ({ values, isDelta }) => {
      for (const value of values) held = isDelta ? held + Number(value) : Number(value)
    },
    flush: () => [{ suffix: '', type: 'gauge', value: held }],
    size: () => 1,
  }
}

/** How many different ones came since the flush before. */
function holdSet(room: Room['members']): HeldMetric {
  const members = new Set<string>()

  function addMember(value: string): void {
    if (members.has(value) || members.size >= MOST_MEMBERS || room.left <= 0) return
    members.add(value)
    room.left -= 1
  }

  return {
    add: ({ values }) => {
      for (const value of values) addMember(value)
    },
    flush: () => {
      const value = members.size
      room.left += value
      members.clear()
      return [{ suffix: '', type: 'gauge', value }]
    },
    size: () => 1,
  }
}

/**
 * Buckets, not percentiles: those of two servers, or of two flushes, could not be put together.
 * @param divisor of values: milliseconds are kept as seconds, as Prometheus has them.
 */
function holdHistogram(divisor: number, hasRoom: () => boolean): HeldMetric {
  const buckets = new Map<number, number>()
  let sum = 0
  let count = 0

  function boundOf(value: number): number {
    const exponent = Math.ceil(Math.log2(value) * BOUNDS_A_DOUBLING)
    const bound = value > 0 ? 2 ** (exponent / BOUNDS_A_DOUBLING) : 0
    if (buckets.has(bound) || hasRoom()) return bound
    // The next higher one that there is, and last that of all.
    return [...buckets.keys()].filter((one) => one > bound).sort((a, b) => a - b)[0] ?? Infinity
  }

  return {
    add: ({ values, weight }) => {
      for (const text of values) {
        const value = Number(text) / divisor
        const bound = boundOf(value)
        if (bound !== Infinity) buckets.set(bound, (buckets.get(bound) ?? 0) + weight)
        sum += value * weight
        count += weight
      }
    },
    flush: () => {
      const figures = figuresOf(buckets, { sum, count })
      for (const bound of buckets.keys()) buckets.set(bound, 0)
      sum = 0
      count = 0
      return figures
    },
    size: () => buckets.size + 3,
  }
}

/** Each bucket with all below it. */
function figuresOf(
  buckets: ReadonlyMap<number, number>,
  { sum, count }: { sum: number; count: number },
): Figure[] {
  let below = 0
  const bounded = [...buckets]
    .sort(([a], [b]) => a - b)
    .map(([le, n]): Figure => bucket(String(le), (below += n)))
  return [
    ...bounded,
    bucket('+Inf', count),
    { suffix: '_sum', type: 'delta', value: sum },
    { suffix: '_count', type: 'delta', value: count },
  ]
}

function bucket(le: string, value: number): Figure {
  return { suffix: '_bucket', label: ['le', le], type: 'delta', value }
}
