import type { ClickHouseClient } from '@clickhouse/client'
import type { DimensionStore } from '../../correlate/lanes.ts'
import { dimensionsOfDataset } from './queries/dimension-dataset.ts'
import { dimensionsOfSignal } from './queries/dimension-signal.ts'

export function createDimensionQueries(client: ClickHouseClient): DimensionStore {
  return {
    ofSignal: (query) => dimensionsOfSignal(client, query),
    ofDataset: (query) => dimensionsOfDataset(client, query),
  }
}
