import { datasetOf, fieldOf, isGroupable, type DatasetKey } from '../explore/datasets.ts'
import { parseMeasure, type Measure } from '../explore/measure.ts'
import { vocabularyOf } from '../explore/vocabulary-of.ts'
import type { RowsQuery, SamplesQuery } from '../store/explore-store.ts'
import type { TimeRange } from '../store/ports.ts'
import { StoreError } from '../store/store-error.ts'
import { ProblemError, toProblem } from './problem.ts'
import { whereOf } from './search-of.ts'

const MOST_FIELDS = 3
const MOST_STEPS = 500
const AUTO_STEPS = 120
const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
/** As people would choose them. */
const AUTO_MS = [
  ...[1, 2, 5, 10, 15, 30].map((n) => n * UNIT_MS.m),
  ...[1, 2, 3, 6, 12].map((n) => n * UNIT_MS.h),
  ...[1, 2, 7, 14].map((n) => n * UNIT_MS.d),
]

/** Metrics are kept by the hour for windows longer than this. */
const BY_MINUTES_MS = 3 * UNIT_MS.d

export function rowsOf({
  dataset,
  where,
}: {
  dataset: DatasetKey
  where: string
}): Pick<RowsQuery, 'dataset' | 'where'> {
  const parts = whereOf(where, vocabularyOf(dataset))
  const hasWords = parts.some((part) => part.is === 'text')
  if (hasWords && datasetOf(dataset).prose === undefined) {
    throw invalid(
      'where',
      `${dataset} have no text to search for words: name a field, like release:1.2.0`,
    )
  }
  return { dataset, where: parts }
}

export function measureOf(text: string, dataset: DatasetKey): Measure {
  const measure = parseMeasure(text, dataset)
  if (typeof measure === 'string') throw invalid('measure', measure)
  return measure
}

export function groupOf(text: string, dataset: DatasetKey): string[] {
  const keys = [...new Set(text.split(',').map((key) => key.trim()))].filter((key) => key !== '')
  if (keys.length > MOST_FIELDS) throw invalid('group', `at most ${String(MOST_FIELDS)} fields`)
  for (const key of keys) {
    const field = fieldOf(dataset, key)
    if (field && isGroupable(field)) continue
    const known = datasetOf(dataset).fields.filter(isGroupable)
    throw invalid(
      'group',
      `${dataset} have no field ${JSON.stringify(key)} to group by: one of ${known.map((one) => one.key).join(', ')}`,
    )
  }
  return keys
}

/** @throws ProblemError where there would be too many steps. */
export function stepMsOf(
  text: string | undefined,
  dataset: DatasetKey,
  { from, to }: TimeRange,
): number | undefined {
  if (text === undefined) return undefined
  const spanMs = to - from
  const leastMs = dataset === 'metrics' && spanMs > BY_MINUTES_MS ? UNIT_MS.h : UNIT_MS.m
  if (text === 'auto') {
    const wanted = Math.max(leastMs, spanMs / AUTO_STEPS)
    return AUTO_MS.find((one) => one >= wanted) ?? 28 * UNIT_MS.d
  }
  const [, amount, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? []
  if (amount === undefined) throw invalid('step', 'such as 5m, 1h or 1d, or auto')
  const stepMs = Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] // as: the pattern lists them
  if (stepMs < leastMs) throw invalid('step', 'at least 1h for metrics of more than three days')
  if (spanMs / stepMs > MOST_STEPS) {
    throw invalid(
      'step',
      `at most ${String(MOST_STEPS)} steps: take longer ones, or a shorter range`,
    )
  }
  return stepMs
}

export function sampleOrder(text: string, dataset: DatasetKey): Pick<SamplesQuery, 'by' | 'order'> {
  if (text === 'newest') return { order: 'highest' }
  const isLowest = text.startsWith('-')
  const by = isLowest ? text.slice(1) : text
  const isNumber = fieldOf(dataset, by)?.unit !== undefined
  if (!isNumber)
    throw invalid('order', `newest, or a number of ${dataset}, like duration or -duration`)
  return { by, order: isLowest ? 'lowest' : 'highest' }
}

const HINTS = {
  'too-large':
    'It has too many groups, or needs too much memory: group by a field of fewer values, add a condition, or choose a shorter time range.',
  'too-slow':
    'Choose a shorter time range, add a condition, or ask for a count or an average instead of a percentile.',
} as const

/** What is refused says how to ask for less. */
export async function narrowed<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer
  } catch (cause) {
    if (!(cause instanceof StoreError) || cause.trouble === 'away') throw cause
    const { code } = toProblem(cause)
    throw new ProblemError(code, { cause, detail: HINTS[cause.trouble] })
  }
}

function invalid(path: string, message: string): ProblemError {
  return new ProblemError('invalid-query', {
    detail: `${path}: ${message}`,
    errors: [{ path, message }],
  })
}
