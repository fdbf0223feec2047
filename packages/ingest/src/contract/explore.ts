import * as z from 'zod'
import { DATASET_KEYS } from '../explore/datasets.ts'
import { epochMs } from './common.ts'

const cost = {
  /** What the database took. */
  elapsedMs: z.number(),
  rowsRead: z.number(),
  /** A limit ended the read: the answer is of what was read until then. */
  partial: z.boolean(),
  /** As it was asked of the database, with its values in it. */
  sql: z.string(),
}

const column = z.object({
  /** `time`, a field, the measure, `lower` and `upper` of a histogram, `n` or `weight`. */
  name: z.string(),
  is: z.enum(['time', 'group', 'bound', 'value', 'n', 'weight']),
  type: z.enum(['time', 'text', 'number']),
  unit: z.enum(['ms', 'bytes', 'vital', 'count', 'share', 'per-minute']).optional(),
})
export type ExploreColumn = z.output<typeof column>

/** An answer to `GET /api/query`, by rows of cells under typed columns. */
export const exploreAnswer = z.object({
  dataset: z.enum(DATASET_KEYS),
  from: epochMs,
  to: epochMs,
  /** Null where it is not over time. */
  stepMs: z.number().nullable(),
  columns: z.array(column),
  /** A time is epoch milliseconds; a group of null is all that are beyond `limit` together. */
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
  /** Of all groups and times together; null where there is nothing to measure. */
  total: z.number().nullable(),
  /** Rows that were stored; those that they stand for are `weight`. */
  n: z.number(),
  weight: z.number(),
  /** Whether some rows stand for several. */
  sampled: z.boolean(),
  /** There are more groups than `limit`. */
  more: z.boolean(),
  ...cost,
})
export type ExploreAnswer = z.output<typeof exploreAnswer>

/** A single row, with the fields of its dataset. */
const exploreSample = z.object({
  at: epochMs,
  /** How many it stands for. */
  weight: z.number(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of an error. */
  eventId: z.string().nullable(),
  /** Of an error: the short id of its issue. */
  issue: z.string().nullable(),
})
export type ExploreSample = z.output<typeof exploreSample>

export const exploreSamples = z.object({
  items: z.array(exploreSample),
  next: z.string().optional(),
  ...cost,
})
export type ExploreSamples = z.output<typeof exploreSamples>
