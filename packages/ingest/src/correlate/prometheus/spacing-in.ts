import { at, spacingOf } from '../samples/samples.ts'
import type { SeriesQuery } from '../series.ts'
import type { Ask } from './ask.ts'
import type { Group } from './discover.ts'
import { createSeriesReader } from './read-series.ts'
import { selectorOf } from './plan.ts'

/** Long enough for two scrapes of whoever scrapes seldom. */
const LOOK_MS = 600_000
const DEFAULT_MS = 60_000
const PROBES = 3

/** How often the targets are scraped, by some of their series that are few. */
export async function spacingIn(
  groups: readonly Group[],
  { ask, query: { grid, deadline } }: { ask: Ask; query: SeriesQuery },
): Promise<number> {
  const small = [...groups].sort(
    (a, b) => Number(b.isNear) - Number(a.isNear) || a.series - b.series,
  )
  const spacings: number[] = []
  const until = (grid.from + grid.length * grid.stepMs) / 1_000
  const probe = async (group: Group) => {
    const { selector, kind, name, series } = group
    const selected = selectorOf({ selector, kind, names: [name], targets: [group], series })
    const read = createSeriesReader()
    await ask({
      path: 'query',
      parameters: [
        ['query', `${selected}[${LOOK_MS}ms]`],
        ['time', String(until)],
      ],
      deadline,
      type: 'matrix',
      onElement: (bytes) => {
        const { samples } = read(bytes)
        if (samples.length > 1 && at(samples.times, 0) > 0) spacings.push(spacingOf(samples))
        return undefined
      },
    })
  }
  await Promise.all(small.slice(0, PROBES).map(probe))
  return Math.min(DEFAULT_MS, ...spacings)
}
