import type { DimensionTable } from '../dimensions.ts'
import type { Candidate, RankDimensions } from '../lanes.ts'
import { toColumns, type Columns } from './columns.ts'
import { significantOf } from './false-discovery.ts'
import { liftOf, sharesOf, type ShareCounts } from './lift.ts'
import { rankCells, type RankedCell, type Ranking } from './rank-cells.ts'
import { chanceOf } from './stands-out.ts'

/** Of one answer, found or not. */
const MOST = 20
/** Whoever was nearly everybody before is not what sets the extra apart, however much of it is theirs. */
const LEAST_SHIFT = 0.01

/** What is over-represented among the extra: values, pairs and triples, the best first. */
export const rankDimensions: RankDimensions = (tables) =>
  tables
    .flatMap((table, index) => candidatesOf(table, keysOf(tables.slice(0, index))))
    .toSorted((a, b) => b.strength - a.strength)
    .slice(0, MOST)

function keysOf(tables: readonly DimensionTable[]): Set<string> {
  return new Set(tables.flatMap(({ keys }) => keys))
}

function candidatesOf(table: DimensionTable, known: ReadonlySet<string>): Candidate<'dimension'>[] {
  const columns = toColumns(table, known)
  const ranking = rankCells(columns)
  const significant = significantOf(ranking.cells.map((cell) => chanceOf(cell)))
  const candidates = ranking.cells
    .slice(0, MOST)
    .map((cell, index) =>
      toCandidate(cell, { columns, ranking, isSignificant: significant[index] ?? false }),
    )
  return inTheirOrder(candidates)
}

/** A later one may be surer of the less that was left to it, and stays later. */
function inTheirOrder(candidates: readonly Candidate<'dimension'>[]): Candidate<'dimension'>[] {
  let least = 1
  return candidates.map((candidate) => {
    least = Math.min(least, candidate.strength)
    return { ...candidate, strength: least }
  })
}

interface Around {
  columns: Columns
  ranking: Ranking
  isSignificant: boolean
}

function toCandidate(
  { cell, excess, contrast, ...ranked }: RankedCell,
  { columns, ranking, isSignificant }: Around,
): Candidate<'dimension'> {
  const named = cell.columns.map((column, index): [string, string] => {
    const { key = '', values = [] } = columns.of[column] ?? {}
    return [key, values[cell.codes[index] ?? 0] ?? '']
  })
  const { whole } = ranking
  const during = sharesOf(cell.during.hits, whole.during.hits)
  // What is new has no share of before; of all there was, the value has one.
  const before =
    whole.before.hits > 0
      ? sharesOf(cell.before.hits, whole.before.hits)
      : sharesOf(cell.during.total, whole.during.total)
  const isFound = ranked.isFound && during.share - before.share >= LEAST_SHIFT
  const explains = ranking.excess > 0 ? Math.min(1, Math.max(0, excess / ranking.excess)) : 0
  return {
    name: named.map(([key, value]) => `${key} ${value}`).join(', '),
    labels: Object.fromEntries(named),
    direction: 'up',
    lag: null,
    evidence: {
      is: 'dimension',
      during: counted(during, columns.oneIn),
      before: counted(before, whole.before.hits > 0 ? columns.oneIn : 1),
      explains,
      lift: liftOf(during, before),
      significant: isSignificant,
    },
    isFound,
    strength: isFound ? explains * (1 - Math.exp(-contrast / 10)) : 0,
  }
}

/** As many as they stand for. */
function counted({ n, of, share }: ShareCounts, oneIn: number): ShareCounts {
  return { n: Math.round(n * oneIn), of: Math.round(of * oneIn), share }
}
