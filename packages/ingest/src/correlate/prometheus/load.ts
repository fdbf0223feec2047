import type { Grid, LoadedSeries, LoadSeries, SeriesQuery, ServerSeries } from '../series.ts'
import { PARTS } from '../samples/named-series.ts'
import { LEVELS } from '../samples/quantiles.ts'
import type { Ask, Question, Trouble } from './ask.ts'
import { discover } from './discover.ts'
import { halvesOf, planBatches, selectorOf, type Batch } from './plan.ts'
import { createBatchReader, type BatchReader } from './read-batch.ts'
import { spacingIn } from './spacing-in.ts'
import { readTypes } from './types.ts'

export interface LoadOptions {
  ask: Ask
  now: () => number
  selectors: readonly string[]
  /** That are read; of histograms each bucket is one. */
  maxSeries: number
}

/** Of one answer: some 8 MB, and far below what any server refuses by default. */
const POINTS_IN_BATCH = 240_000
/** Beyond so many samples to a bucket Prometheus is asked to evaluate: that is less to send. */
const RAW_UP_TO = 2.5
/** Listed, for each that is read: what is left out is to be told, but not at any price. */
const LISTED = 4

/** Server metrics of a Prometheus, on the grid. Never throws for what the other side does. */
export function createLoadFromPrometheus(options: LoadOptions): LoadSeries {
  return async (query) => {
    const { ask, selectors, maxSeries } = options
    const { grid, near, deadline } = query
    const types = await readTypes(ask, deadline)
    const most = maxSeries * LISTED
    const found = await discover({ ask, selectors, types, grid, near, deadline, most })
    const spacingMs = found.groups.length > 0 ? await spacingIn(found.groups, { ask, query }) : 0
    const isEvaluated = grid.stepMs / spacingMs > RAW_UP_TO
    const points = isEvaluated ? grid.length : (grid.length * grid.stepMs) / spacingMs
    const plan = planBatches(found.groups, {
      mostSeries: maxSeries,
      mostInBatch: Math.max(1, Math.floor(POINTS_IN_BATCH / points)),
      isNamed: (kind) =>
        kind === 'gauge' || kind === 'quantile' || (!isEvaluated && kind !== 'native'),
    })
    const way: Way = { ask, query, isEvaluated, spacingMs }
    const loaded = await Promise.all(plan.batches.map((batch) => loadBatch(batch, way)))
    const problems = [
      ...found.problems.map(({ sentence }) => sentence),
      ...lossesOf(loaded),
      ...leftOutOf(plan, found),
    ]
    return {
      grid,
      series: withoutTwins(
        loaded.flatMap(({ series }) => series),
        selectors.length,
      ),
      problem: problems.length === 0 ? null : [...new Set(problems)].slice(0, 3).join(' '),
    }
  }
}

interface Way {
  ask: Ask
  query: SeriesQuery
  isEvaluated: boolean
  spacingMs: number
}

interface LoadedBatch {
  series: ServerSeries[]
  asked: number
  losses: { series: number; trouble: Trouble; sentence: string }[]
}

async function loadBatch(batch: Batch, way: Way): Promise<LoadedBatch> {
  const loaded: LoadedBatch = { series: [], asked: batch.series, losses: [] }
  for (const { question, reader } of questionsOf(batch, way)) {
    const answer = await way.ask(question)
    if (answer.is === 'answer') {
      loaded.series.push(...reader.end())
      continue
    }
    const { trouble, sentence } = answer
    const halves = trouble === 'too-much' ? halvesOf(batch) : undefined
    if (halves) return joined(await Promise.all(halves.map((half) => loadBatch(half, way))))
    loaded.losses.push({ series: batch.series, trouble, sentence })
    break
  }
  return loaded
}

function joined(parts: readonly LoadedBatch[]): LoadedBatch {
  return {
    series: parts.flatMap(({ series }) => series),
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
    losses: parts.flatMap(({ losses }) => losses),
  }
}

type Asked = { question: Question; reader: BatchReader }

function questionsOf(batch: Batch, way: Way): Asked[] {
  const { query } = way
  const { grid, deadline } = query
  const selected = selectorOf(batch)
  const ask = (path: string, parameters: Question['parameters'], part?: string): Asked => {
    const isEvaluated = path === 'query_range'
    const reader = createBatchReader({ batch, grid, isEvaluated, part })
    return {
      question: { path, parameters, deadline, onElement: reader.add, type: 'matrix' },
      reader,
    }
  }
  const evaluated = (promql: string, part?: string) =>
    ask('query_range', [['query', promql], ...stepsOf(grid)], part)
  const window = `[${Math.max(grid.stepMs, 4 * way.spacingMs)}ms]`
  if (batch.kind === 'native') {
    return [
      ...LEVELS.map((level, index) =>
        evaluated(`histogram_quantile(${level},rate(${selected}${window}))`, PARTS[index]),
      ),
      evaluated(`histogram_count(rate(${selected}${window}))`, 'rate'),
    ]
  }
  if (!way.isEvaluated) return [ask('query', rawOf(selected, way))]
  if (batch.kind === 'counter' || batch.kind === 'bucket')
    return [evaluated(`rate(${selected}${window})`)]
  return [evaluated(`last_over_time(${selected}[${Math.ceil(grid.stepMs)}ms])`)]
}

/** Of the samples as they are, some from before the grid: a rate begins with the one before. */
function rawOf(selected: string, { query: { grid }, spacingMs }: Way): Question['parameters'] {
  const spanMs = grid.length * grid.stepMs
  return [
    ['query', `${selected}[${Math.ceil(spanMs + 2 * spacingMs)}ms]`],
    ['time', String((grid.from + spanMs) / 1_000)],
  ]
}

/** Evaluated at the end of each bucket. */
function stepsOf({ from, stepMs, length }: Grid): [string, string][] {
  return [
    ['start', String((from + stepMs) / 1_000)],
    ['end', String((from + length * stepMs) / 1_000)],
    ['step', String(stepMs / 1_000)],
  ]
}

function lossesOf(loaded: readonly LoadedBatch[]): string[] {
  const losses = loaded.flatMap((one) => one.losses)
  const lost = losses.reduce((sum, { series }) => sum + series, 0)
  if (lost === 0) return []
  const asked = loaded.reduce((sum, one) => sum + one.asked, 0)
  return [`Of ${asked} series ${lost} are missing: ${losses[0]?.sentence ?? ''}`]
}

function leftOutOf(
  { leftOut, series }: ReturnType<typeof planBatches>,
  { isCut }: { isCut: boolean },
): string[] {
  if (leftOut.length === 0 && !isCut) return []
  const names = leftOut.slice(0, 3).map(({ name, series: n }) => `${name} (${n})`)
  const most = names.length > 0 ? `, most of ${names.join(', ')}` : ''
  return [
    `Only ${series} series were compared${most}; name those that matter in SEISMO_PROMETHEUS_MATCH, or raise SEISMO_PROMETHEUS_SERIES.`,
  ]
}

/** Selectors may overlap. */
function withoutTwins(series: ServerSeries[], selectors: number): LoadedSeries['series'] {
  if (selectors < 2) return series
  return [...new Map(series.map((one) => [one.query, one])).values()]
}
