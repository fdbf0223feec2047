import type { ComparedDimension } from '../../contract/compare.ts'
import type { DimensionRow, DimensionTable } from '../dimensions.ts'
import type { CompareShares } from '../lanes.ts'
import { significantOf } from './false-discovery.ts'
import { normalTail } from './normal-tail.ts'

/** Of one dimension; the rest is counted in `distinct`. */
const MOST_VALUES = 30

type Value = ComparedDimension['values'][number]

/** Every dimension of a selection beside its baseline, the most different first. */
export const compareShares: CompareShares = (tables, hasBaseline) => {
  const rows = tables.flatMap((table) => table.rows)
  const chances = tables.flatMap(({ rows: of, oneIn }) => of.map((row) => chanceOf(row, oneIn)))
  const isSignificant = hasBaseline ? significantOf(chances) : []
  const significant = new Set(rows.filter((_, index) => isSignificant[index]))
  return (
    tables
      .map((table) => toDimension(table, { hasBaseline, significant }))
      // What nobody tells, such as countries where no proxy does, is no dimension.
      .filter(({ distinct }) => distinct > 0)
      .toSorted((a, b) => (b.difference ?? 0) - (a.difference ?? 0))
  )
}

interface Around {
  hasBaseline: boolean
  significant: ReadonlySet<DimensionRow>
}

function toDimension({ keys, rows }: DimensionTable, around: Around): ComparedDimension {
  const values = rows.map((row) => toValue(row, around)).toSorted(byImportance)
  return {
    key: keys.join(' and '),
    distinct: rows.filter((row) => row.values.some((value) => value !== '')).length,
    difference: around.hasBaseline
      ? Math.max(0, ...values.map(({ difference }) => Math.abs(difference ?? 0)))
      : null,
    values: values.slice(0, MOST_VALUES),
  }
}

function toValue(row: DimensionRow, { hasBaseline, significant }: Around): Value {
  const selection = { n: row.during.hits, share: shareOf(row.during) }
  const baseline = hasBaseline ? { n: row.before.hits, share: shareOf(row.before) } : null
  return {
    value: row.values.join(', '),
    selection,
    baseline,
    difference: baseline && selection.share - baseline.share,
    significant: significant.has(row),
  }
}

function byImportance(a: Value, b: Value): number {
  const difference = Math.abs(b.difference ?? 0) - Math.abs(a.difference ?? 0)
  return difference || b.selection.n - a.selection.n
}

function shareOf({ hits, total }: DimensionRow['during']): number {
  return total > 0 ? Math.min(1, hits / total) : 0
}

/** Of two shares as far apart where they are the same; what was not read does not make them surer. */
function chanceOf({ before, during }: DimensionRow, oneIn = 1): number {
  const all = before.total + during.total
  const share = (before.hits + during.hits) / Math.max(1, all)
  const variance =
    oneIn * share * (1 - share) * (1 / Math.max(1, before.total) + 1 / Math.max(1, during.total))
  if (variance <= 0 || before.total === 0 || during.total === 0) return 1
  return 2 * normalTail(Math.abs(shareOf(during) - shareOf(before)) / Math.sqrt(variance))
}
