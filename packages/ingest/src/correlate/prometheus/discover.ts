import type { Grid } from '../series.ts'
import { createIsNear } from '../samples/near.ts'
import { kindOf, type MetricKind, type MetricTypes } from '../samples/metric-kind.ts'
import { withoutSums } from '../samples/without-sums.ts'
import type { Ask, Problem } from './ask.ts'
import { readLabels, type Labels } from './read-series.ts'

/** Series of one metric and target, which are asked for together. */
export interface Group {
  name: string
  kind: MetricKind
  /** Which of the configured selectors has it. */
  selector: string
  job: string | undefined
  instance: string | undefined
  isNear: boolean
  series: number
}

export interface Discovered {
  groups: Group[]
  /** Series that could be asked for. */
  series: number
  /** Whether there are more, which were not even listed. */
  isCut: boolean
  problems: Problem[]
}

interface DiscoverOptions {
  ask: Ask
  selectors: readonly string[]
  types: MetricTypes
  grid: Grid
  near: readonly string[]
  deadline: number
  /** Listed, of each selector. */
  most: number
}

/** Which series had samples in the time of the grid. */
export async function discover(options: DiscoverOptions): Promise<Discovered> {
  const { selectors } = options
  const found = await Promise.all(selectors.map((selector) => listed(selector, options)))
  const groups = found.flatMap((one) => [...one.groups.values()])
  return {
    groups: withoutSums(groups),
    series: groups.reduce((sum, { series }) => sum + series, 0),
    isCut: found.some(({ isCut }) => isCut),
    problems: found.flatMap(({ problem }) => (problem ? [problem] : [])),
  }
}

async function listed(selector: string, options: DiscoverOptions) {
  const { ask, grid, types, near, deadline, most } = options
  const groups = new Map<string, Group>()
  const isNear = createIsNear(near)
  let n = 0

  function add(labels: Labels): void {
    const { __name__: name = '', job, instance } = labels
    const kind = kindOf(name, labels, types)
    if (name === '' || kind === 'nothing') return
    const key = JSON.stringify([name, kind, job, instance])
    const known = groups.get(key)
    if (known) known.series += 1
    else {
      const group = { name, kind, selector, job, instance, isNear: isNear(labels), series: 1 }
      groups.set(key, group)
    }
  }

  const answer = await ask({
    path: 'series',
    parameters: [
      ['match[]', selector],
      ...timesOf(grid),
      // Of newer servers; the older send all, and are not listened to for longer.
      ['limit', String(most)],
    ],
    deadline,
    onElement: (bytes) => {
      if (n >= most) return 'enough'
      n += 1
      add(readLabels(bytes))
      return undefined
    },
  })
  const problem = answer.is === 'problem' ? answer : undefined
  return { groups, problem, isCut: n >= most }
}

function timesOf({ from, stepMs, length }: Grid) {
  return [
    ['start', String(from / 1_000)],
    ['end', String((from + length * stepMs) / 1_000)],
  ] as const
}
