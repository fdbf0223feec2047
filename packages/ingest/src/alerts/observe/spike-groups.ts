import type { AlertInputs, Series, SeriesQuery } from '../../store/alert-inputs.ts'
import type { TimeRange } from '../../store/ports.ts'
import type { SpikeRule } from '../rule/spike.ts'
import { projectsOf, type AskedOf } from './of-kind.ts'
import { namedSeriesOf } from './read-where.ts'
import { withTraffic } from './spike-buckets.ts'

type AskedSpike = AskedOf<'spike'>

export interface Group {
  dimension: SeriesQuery['dimension']
  environment: string | undefined
  /** Of series that the rules name, each of its own; else of those with the most errors. */
  isNamed: boolean
}

export interface FedGroup extends Group {
  rules: readonly AskedSpike[]
}

/** What rules of a group have seen, by project. */
export async function readGroup(
  inputs: AlertInputs,
  { dimension, environment, isNamed, from, to }: Group & TimeRange,
  rules: readonly AskedSpike[],
): Promise<Map<number, Series[]>> {
  const values = isNamed ? namesOf(rules) : undefined
  const series = await readSeries(inputs, {
    ...{ projectIds: projectsOf(rules), dimension, from, to },
    ...(environment !== undefined && { environment }),
    ...(values && { values }),
  })
  return Map.groupBy(series, ({ projectId }) => projectId)
}

/** The series that rules ask for by name. */
export function namesOf(rules: readonly AskedSpike[]): string[] {
  return [...new Set(rules.flatMap(({ rule }) => namedSeriesOf(rule)?.value ?? []))]
}

export function wantedBy(rule: SpikeRule, series: readonly Series[]): readonly Series[] {
  const named = namedSeriesOf(rule)?.value
  return named === undefined ? series : series.filter(({ value }) => value === named)
}

/** Of a class or an issue, with the traffic of the project. */
export async function readSeries(inputs: AlertInputs, query: SeriesQuery): Promise<Series[]> {
  if (query.dimension !== 'class' && query.dimension !== 'issue') return inputs.series(query)
  const { projectIds, from, to, environment } = query
  const whole = { projectIds, from, to, ...(environment !== undefined && { environment }) }
  const [own, all] = await Promise.all([
    inputs.series(query),
    inputs.series({ ...whole, dimension: '' }),
  ])
  const traffic = new Map(all.map((one) => [one.projectId, one]))
  return own.map((one) => withTraffic(one, traffic.get(one.projectId)))
}
