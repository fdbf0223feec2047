import type { DimensionTable } from '../../packages/ingest/src/correlate/dimensions.ts'
import { createRandom, type Random } from '../../packages/ingest/src/testing/random.ts'

/** A rise with the values that have it; none where all rose alike, or nothing did. */
export interface Simulated {
  kind: (typeof KINDS)[number]
  segment: Record<string, string>
  table: DimensionTable
}

export const KINDS = [
  'all alike',
  'no rise',
  'one value',
  'one value more',
  'a pair',
  'new release',
] as const

const VALUES = {
  browser: { Chrome: 52, Safari: 20, Edge: 9, Firefox: 8, Samsung: 6, Opera: 5 },
  country: { DE: 24, US: 22, FR: 15, GB: 14, NL: 10, IT: 8, ES: 7 },
  page: { '/': 26, '/product': 22, '/search': 18, '/cart': 14, '/account': 12, '/help': 8 },
  os: { desktop: 52, mobile: 40, tablet: 8 },
  release: { '1.8': 85, '1.9': 15 },
}
const KEYS = Object.keys(VALUES)
const SESSIONS = [4_000, 20_000, 120_000]
/** Of the sessions before, those during. */
const DURING = 1 / 6

/** One incident; the same seed makes the same one. */
export function simulate(kind: Simulated['kind'], seed: number): Simulated {
  const random = createRandom(seed * 7_919)
  const sessions = SESSIONS[random.integer(0, SESSIONS.length - 1)] ?? 0
  const rate = random.between(0.003, 0.02)
  const rise = random.between(1.5, 5.5)
  // Values differ at all times: by a fifth, as often more as less.
  const usual = Object.fromEntries(KEYS.map((key) => [key, factorsOf(key, random)]))
  const segment = segmentOf(kind, random)
  const cells = cellsOf(kind)
  const inSegment = (values: string[]) =>
    Object.entries(segment).every(([key, value]) => values[KEYS.indexOf(key)] === value)
  const share = cells
    .filter(({ values }) => inSegment(values))
    .reduce((sum, cell) => sum + cell.during, 0)
  // In a small segment it takes more for errors to rise as much.
  const factor = 1 + (rise - 1) / share
  const rows = cells.map(({ values, before, during }) => {
    const own = values.reduce(
      (all, value, index) => all * (usual[KEYS[index] ?? '']?.[value] ?? 1),
      rate,
    )
    const shared = kind === 'all alike' || kind === 'one value more' ? rise : 1
    const risen = shared * (Object.keys(segment).length > 0 && inSegment(values) ? factor : 1)
    const totals = [random.poisson(sessions * before), random.poisson(sessions * DURING * during)]
    const [total = 0, totalDuring = 0] = totals
    return {
      values,
      before: { hits: random.poisson(total * own), total },
      during: { hits: random.poisson(totalDuring * Math.min(1, own * risen)), total: totalDuring },
    }
  })
  return { kind, segment, table: { keys: KEYS, rows } }
}

function segmentOf(kind: Simulated['kind'], random: Random): Record<string, string> {
  if (kind === 'new release') return { release: '1.9' }
  if (kind === 'all alike' || kind === 'no rise') return {}
  const keys = KEYS.toSorted(() => random.next() - 0.5).slice(0, kind === 'a pair' ? 2 : 1)
  return Object.fromEntries(
    keys.map((key) => {
      const values = valuesOf(key).map(([value]) => value)
      return [key, values[random.integer(0, values.length - 1)] ?? '']
    }),
  )
}

function valuesOf(key: string): [string, number][] {
  return Object.entries(VALUES[key as keyof typeof VALUES]) // of KEYS, which are its own
}

function factorsOf(key: string, random: Random): Record<string, number> {
  return Object.fromEntries(
    valuesOf(key).map(([value]) => [value, Math.exp(0.2 * random.normal())]),
  )
}

interface Cell {
  values: string[]
  /** Of all sessions of the window. */
  before: number
  during: number
}

function cellsOf(kind: Simulated['kind']): Cell[] {
  return KEYS.reduce<Cell[]>(
    (cells, key) =>
      cells.flatMap((cell) =>
        valuesOf(key).map(([value, percent]) => ({
          values: [...cell.values, value],
          before: (cell.before * percent) / 100,
          during: cell.during * duringShare({ kind, key, value, percent }),
        })),
      ),
    [{ values: [], before: 1, during: 1 }],
  )
}

/** A release that is being rolled out has more and more of the traffic. */
function duringShare({
  kind,
  key,
  value,
  percent,
}: Record<'kind' | 'key' | 'value', string> & { percent: number }): number {
  if (kind !== 'new release' || key !== 'release') return percent / 100
  return value === '1.9' ? 0.6 : 0.4
}
