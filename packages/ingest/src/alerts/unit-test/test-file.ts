import * as z from 'zod'
import { duration } from '../duration.ts'
import { severity } from '../rule/common.ts'
import { labels } from '../rule/labels.ts'

const series = z.strictObject({
  labels: labels.default({}),
  /** `0x3 99x5`: one value a round, the first at 0s. */
  values: z.string().max(2_000),
})

const expectation = z.strictObject({
  at: duration,
  /** Those that fire then; nothing else may. */
  alerts: z
    .array(
      z.strictObject({
        labels: labels.default({}),
        severity: severity.optional(),
        /** Whom they are told to. */
        receivers: z.array(z.string().max(100)).optional(),
      }),
    )
    .max(200),
})

/** A file of tests beside the rules. */
export const testFile = z.strictObject({
  tests: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        rule: z.string().min(1).max(100),
        interval: duration.prefault('10s').refine((ms) => ms >= 1_000, 'at least 1s'),
        series: z.array(series).min(1).max(100),
        expect: z.array(expectation).min(1).max(100),
      }),
    )
    .max(500)
    .default([]),
  /** Where an alert with these labels is told. */
  routes: z
    .array(z.strictObject({ labels, receivers: z.array(z.string().max(100)) }))
    .max(500)
    .default([]),
})
export type TestFile = z.output<typeof testFile>
export type RuleTest = TestFile['tests'][number]
