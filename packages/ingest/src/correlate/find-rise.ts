import type { SignalStore } from '../store/signal-store.ts'
import type { Span } from './lanes.ts'
import { findOnset } from './onset.ts'
import type { Grid } from './series.ts'
import type { SignalSource } from './signal-source.ts'
import { searchGrid } from './windows.ts'

interface Where {
  signals: Pick<SignalStore, 'counts'>
  projectId: number
  source: SignalSource
}

const MINUTE_MS = 60_000
const AROUND_MS = 90 * MINUTE_MS

/** When a signal rose within a time, to the minute; of many days first about when. Null where it did not. */
export async function findRise(where: Where, range: Span): Promise<number | null> {
  const grid = searchGrid(range)
  const rough = await onsetOn(where, grid)
  if (rough === null || grid.stepMs === MINUTE_MS) return rough
  const near = {
    from: Math.max(range.from, rough - grid.stepMs - AROUND_MS),
    to: Math.min(range.to, rough + grid.stepMs + AROUND_MS),
  }
  return (await onsetOn(where, searchGrid(near))) ?? rough
}

async function onsetOn({ signals, projectId, source }: Where, grid: Grid): Promise<number | null> {
  const found = findOnset({ grid, ...(await signals.counts({ projectId, source, grid })) })
  return found ? grid.from + found.index * grid.stepMs : null
}
