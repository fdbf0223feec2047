import type { LoadedSeries, LoadSeries } from './series.ts'

/** All sources as one. A series that two of them have is that of the first. */
export function joinSources(sources: readonly LoadSeries[]): LoadSeries {
  return async (query) => {
    const loaded = await Promise.all(sources.map((load) => load(query)))
    const problems = loaded.flatMap(({ problem }) => (problem === null ? [] : [problem]))
    return {
      grid: query.grid,
      series: joined(loaded),
      problem: problems.length === 0 ? null : problems.join(' '),
    }
  }
}

function joined(loaded: readonly LoadedSeries[]): LoadedSeries['series'] {
  const [only, ...others] = loaded.filter(({ series }) => series.length > 0)
  if (others.length === 0) return only?.series ?? []
  const known = new Map<string, LoadedSeries['series'][number]>()
  for (const { series } of loaded) {
    for (const one of series) {
      const key = JSON.stringify([one.name, Object.entries(one.labels).sort(byKey)])
      if (!known.has(key)) known.set(key, one)
    }
  }
  return [...known.values()]
}

function byKey([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1
}
