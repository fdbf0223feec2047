import type { OverviewData } from '../../api/decode-overview.ts'
import { levelOf, LEVELS, rampEnds, type LevelScale } from '../../components/heat/levels.ts'
import { isLowSample } from '../../format/vitals.ts'
import { formatMinute } from '../../format/time.ts'
import { AGAINST_LABELS, changeWords, worseSign, type Measure } from './measures.ts'

/** An answer with what its pictures, words and tables are all made of. */
export interface OverviewModel {
  data: OverviewData
  measure: Measure
  scale: LevelScale
  /** Of each entity, and of each of its cells. */
  levels: Uint8Array
  cellLevels: Uint8Array
  /** Worst first; of too few, or nothing, last. */
  order: Uint32Array
}

/** `pinned` are the ends of the ramp where somebody holds them. */
export function toModel(
  data: OverviewData,
  measure: Measure,
  pinned?: { low: number; high: number },
): OverviewModel {
  const isLow = (index: number) => !measure.isCount && isLowSample({ n: data.n[index] ?? 0 })
  const told = data.values.map((value, index) => (isLow(index) ? NaN : value))
  const scale = { thresholds: measure.thresholds, ...(pinned ?? rampEnds(told)) }
  const levels = Uint8Array.from(data.values, (value, index) =>
    isLow(index) ? LEVELS.low : levelOf(value, scale),
  )
  // A cell is of a fraction of the time: its ramp goes by what cells are.
  const cellScale = measure.isCount
    ? { thresholds: undefined, ...rampEnds(data.cellValues) }
    : scale
  return {
    ...{ data, measure, scale, levels },
    cellLevels: Uint8Array.from(data.cellValues, (value, cell) => {
      const isDoubted = levels[Math.floor(cell / data.columns)] === LEVELS.low
      return isDoubted && !Number.isNaN(value) ? LEVELS.low : levelOf(value, cellScale)
    }),
    order: worstFirst(data, levels, worseSign(measure)),
  }
}

function worstFirst({ values, n }: OverviewData, levels: Uint8Array, sign: number): Uint32Array {
  const isTold = (index: number) => (levels[index] ?? 0) > LEVELS.low
  return Uint32Array.from(values.keys()).sort((a, b) => {
    const byTold = Number(isTold(b)) - Number(isTold(a))
    const byValue = sign * ((values[b] ?? 0) - (values[a] ?? 0))
    return byTold || byValue || (n[b] ?? 0) - (n[a] ?? 0) || a - b
  })
}

/** How an entity moved against what it is compared with; empty where that is not known. */
export function changeOf({ data, measure }: OverviewModel, entity: number): string {
  return changeWords(measure, data.values[entity] ?? NaN, data.before[entity] ?? NaN)
}

/** What changes are against: in words, and by its ends. */
export function againstWords({ data: { against } }: OverviewModel): string {
  return `against ${AGAINST_LABELS[against]}`
}

export function againstTimes({ data: { from, to, beforeFrom } }: OverviewModel): string {
  return `${formatMinute(beforeFrom)} – ${formatMinute(beforeFrom + to - from)}`
}

/** How many entities have a level. */
export function countOf({ levels }: OverviewModel, level: number): number {
  return levels.reduce((sum, one) => sum + Number(one === level), 0)
}

interface Addressed {
  entity?: string | undefined
  within?: string | undefined
}

/** Where an entity of the address stands; undefined where the answer has it no more. */
export function indexOf(
  { data: { ids, groups } }: OverviewModel,
  { entity, within }: Addressed,
): number | undefined {
  const index = ids.findIndex(
    (id, at) =>
      called(id) === entity && (within === undefined || called(groups[at] ?? '') === within),
  )
  return index < 0 ? undefined : index
}

/** An entity as the address has it, which keeps nothing that is empty. */
export function addressOf({ data: { ids, groups } }: OverviewModel, index: number): Addressed {
  const isGrouped = groups.some((group) => group !== '')
  return {
    entity: called(ids[index] ?? ''),
    within: isGrouped ? called(groups[index] ?? '') : undefined,
  }
}

/** What people call an entity. */
export function nameOf({ data }: OverviewModel, index: number): string {
  return called(data.names[index] ?? '')
}

/** Nobody named it where that is empty. */
function called(name: string): string {
  return name === '' ? '(unknown)' : name
}
