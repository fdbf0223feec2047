import type { OverviewFill, OverviewGroup, OverviewShow } from '../contract/overview.ts'
import type { Scope } from './ports.ts'

/** Of which the database knows each row: issues and the processors of servers are put together elsewhere. */
export interface OverviewQuery extends Scope {
  show: Exclude<OverviewShow, 'issues'>
  fill: Exclude<OverviewFill, 'cpu'>
  group: Exclude<OverviewGroup, 'path'>
  environment?: string
  stepMs: number
  limit: number
  /** Where the window begins that this one is compared with, which is as long; before `from`. */
  beforeFrom: number
}

export interface OverviewTotal {
  id: string
  group: string
  value: number | null
  n: number
  before: number | null
  beforeN: number
}

export interface OverviewCells {
  id: string
  group: string
  /** Column, value and n of each, as 32-bit floats, little-endian. */
  points: Buffer
}

export interface OverviewStore {
  /** Most counted first; `entities` is how many there are beyond the limit, too. */
  totals(query: OverviewQuery): Promise<{ totals: OverviewTotal[]; entities: number }>
  /** Of the same entities, over time. */
  cells(query: OverviewQuery): Promise<OverviewCells[]>
}
