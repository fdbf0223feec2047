import { Cron } from 'croner'
import * as z from 'zod'
import { between } from './common.ts'
import { matchers } from './matcher.ts'

const moment = z.iso
  .datetime({ offset: true, error: 'expected a time like 2026-11-21T22:00:00Z' })
  .transform((text) => Date.parse(text))

/** Each time that `cron` says, in a time zone's own hours, for so long. */
const recurrence = z
  .strictObject({
    cron: z.string().min(9).max(100),
    duration: between('1m', '7d'),
    timezone: z.string().min(1).max(64).default('UTC'),
  })
  .superRefine(({ cron, timezone }, context) => {
    try {
      new Cron(cron, { timezone, paused: true }).nextRun()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : ''
      const message = `expected minute, hour, day, month and weekday, like 0 2 * * 6, and a zone like Europe/Vienna: ${why}`
      context.addIssue({ code: 'custom', path: ['cron'], message })
    }
  })
export type Recurrence = z.output<typeof recurrence>

/** Alerts are still evaluated and shown, and counted; nobody is told. It always ends. */
export const silence = z
  .strictObject({
    matchers: matchers.min(1),
    /** Now, where it is left out. */
    starts: moment.optional(),
    ends: moment,
    recurrence: recurrence.optional(),
    reason: z.string().min(1).max(500),
  })
  .superRefine(({ starts, ends }, context) => {
    if (starts === undefined || ends > starts) return
    context.addIssue({ code: 'custom', path: ['ends'], message: 'must be after it starts' })
  })
export type SilenceContent = z.output<typeof silence>
export type SilenceSource = z.input<typeof silence>
