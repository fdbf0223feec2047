import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'

/** One value of one key, as `cdn=5`. */
export interface RankedValue {
  name: string
  key: string
  hits: number
  expected: number
}

interface Totals {
  expected: number
  hits: number
}

/** Every value by how many times what is expected it has; of few hits as of many. */
export function byLift(table: DimensionTable): string[] {
  const ratio = ({ hits, expected }: RankedValue) => hits / Math.max(expected, 0.1)
  return valuesOf(table)
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => ratio(b) - ratio(a))
    .map(({ name }) => name)
}

/** Of an element, and of all elements of a dimension together: the thresholds of Adtributor's paper. */
const LEAST_POWER = 0.1
const ENOUGH_POWER = 0.67

/**
 * As Adtributor does: of each dimension the most surprising values, until they explain enough of the
 * change; of the dimensions the most surprising.
 */
export function byExplanatoryPower(table: DimensionTable): string[] {
  const values = valuesOf(table)
  const byKey = [...Map.groupBy(values, ({ key }) => key).values()]
  const [first = []] = byKey
  const all = {
    expected: sum(first.map(({ expected }) => expected)),
    hits: sum(first.map(({ hits }) => hits)),
  }
  return byKey
    .map((ofKey) => explaining(ofKey, all))
    .filter(({ power }) => power > ENOUGH_POWER)
    .toSorted((a, b) => b.surprise - a.surprise)
    .flatMap(({ names }) => names)
}

function explaining(values: readonly RankedValue[], all: Totals) {
  const names: string[] = []
  let [power, surprise] = [0, 0]
  const bySurprise = values.toSorted((a, b) => surpriseOf(b, all) - surpriseOf(a, all))
  for (const value of bySurprise) {
    const own = (value.hits - value.expected) / (all.hits - all.expected)
    if (own <= LEAST_POWER || power > ENOUGH_POWER) continue
    names.push(value.name)
    power += own
    surprise += surpriseOf(value, all)
  }
  return { names, power, surprise }
}

/** Jensen and Shannon's divergence, of one value. */
function surpriseOf({ hits, expected }: RankedValue, all: Totals): number {
  const [p, q] = [expected / Math.max(all.expected, 1e-9), hits / Math.max(all.hits, 1e-9)]
  const part = (share: number) => (share > 0 ? share * Math.log((2 * share) / (p + q)) : 0)
  return 0.5 * (part(p) + part(q))
}

/** Expected by the value's own rate. */
function valuesOf({ keys, rows }: DimensionTable): RankedValue[] {
  return keys.flatMap((key, index) => {
    const groups = Map.groupBy(rows, ({ values }) => values[index] ?? '')
    return [...groups].map(([value, of]) => {
      const total = sum(of.map(({ before }) => before.total))
      const rate = total > 0 ? sum(of.map(({ before }) => before.hits)) / total : 0
      const expected = rate * sum(of.map(({ during }) => during.total))
      return {
        name: `${key}=${value}`,
        key,
        hits: sum(of.map(({ during }) => during.hits)),
        expected,
      }
    })
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
