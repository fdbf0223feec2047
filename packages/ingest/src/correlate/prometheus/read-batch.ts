import type { Grid, ServerSeries } from '../series.ts'
import { gaugeOnGrid } from '../samples/gauge-on-grid.ts'
import { rateOnGrid } from '../samples/rate-on-grid.ts'
import type { Samples } from '../samples/samples.ts'
import { createSeriesCollector } from '../samples/series-collector.ts'
import { drawnBy } from './drawn-by.ts'
import type { Batch } from './plan.ts'
import type { OnElement } from './read-elements.ts'
import { createSeriesReader } from './read-series.ts'

interface ReadOptions {
  batch: Batch
  grid: Grid
  /** Whether Prometheus worked out rates already. */
  isEvaluated: boolean
  /** Of what Prometheus answered to a question for a quantile. */
  part?: string | undefined
}

export interface BatchReader {
  add: OnElement
  end: () => ServerSeries[]
}

/** Takes the series of one answer, each on the grid at once, so that no answer is ever held whole. */
export function createBatchReader({ batch, grid, isEvaluated, part }: ReadOptions): BatchReader {
  const read = createSeriesReader()
  const { add, end } = createSeriesCollector(grid, drawnBy)
  const isRate = batch.kind === 'counter' || batch.kind === 'bucket'

  function onGrid(samples: Samples): Float64Array {
    if (isEvaluated) return stepsOf(samples, grid)
    return isRate ? rateOnGrid(samples, grid) : gaugeOnGrid(samples, grid)
  }

  return {
    end,
    add: (bytes) => {
      const { labels: all, samples } = read(bytes)
      // What was evaluated has lost its name.
      const { __name__: metric = batch.names[0] ?? '', ...labels } = all
      add({ metric, kind: batch.kind, labels, part, values: onGrid(samples) })
      return undefined
    },
  }
}

/** What Prometheus evaluated at the end of each bucket; where it says nothing, nothing is known. */
function stepsOf({ times, values, length }: Samples, grid: Grid): Float64Array {
  const steps = new Float64Array(grid.length).fill(NaN)
  for (let index = 0; index < length; index += 1) {
    const bucket = Math.round(((times[index] ?? 0) - grid.from) / grid.stepMs) - 1
    if (bucket >= 0 && bucket < grid.length) steps[bucket] = values[index] ?? NaN
  }
  return steps
}
