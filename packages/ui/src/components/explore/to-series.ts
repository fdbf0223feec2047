import type { ExploreAnswer } from '@seismo/ingest/api'

export interface Series {
  /** Values of the groups; null of all beyond the limit. */
  groups: readonly string[] | null
  /** By step; null where nothing was measured. */
  values: readonly (number | null)[]
  n: number
}

/** Lines of an answer over time, in the order of their sums; all others come last. */
export function toSeries(answer: ExploreAnswer): { at: readonly number[]; series: Series[] } {
  const { columns, rows, from, to, stepMs } = answer
  if (stepMs === null) return { at: [], series: [] }
  const at = Array.from(
    { length: Math.ceil((to - from) / stepMs) },
    (_, step) => from + step * stepMs,
  )
  const index = (is: string) => columns.findIndex((column) => column.is === is)
  const [time, value, n] = [index('time'), index('value'), index('n')]
  const groups = columns.flatMap((column, place) => (column.is === 'group' ? [place] : []))
  const isCounted = COUNTED.has(columns[value]?.name ?? '')
  const byGroup = Map.groupBy(rows, (row) => JSON.stringify(groups.map((place) => row[place])))
  const series = [...byGroup.values()].map((ofGroup) => {
    const byTime = new Map(ofGroup.map((row) => [row[time], row[value]]))
    const names = groups.map((place) => ofGroup[0]?.[place] ?? null)
    return {
      groups: names.includes(null) ? null : names.map(String),
      // Nothing counted is zero, and nothing measured is no value.
      values: at.map((one) => numberOf(byTime.get(one)) ?? (isCounted ? 0 : null)),
      n: ofGroup.reduce((sum, row) => sum + Number(row[n]), 0),
    }
  })
  return { at, series: series.toSorted(byRank) }
}

const COUNTED: ReadonlySet<string> = new Set(['count', 'rate'])

function byRank(a: Series, b: Series): number {
  if ((a.groups === null) !== (b.groups === null)) return a.groups === null ? 1 : -1
  return sumOf(b) - sumOf(a)
}

function sumOf({ values }: Series): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null
}
