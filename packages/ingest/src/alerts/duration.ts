import * as z from 'zod'

const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A Prometheus duration of one unit, `30s` or `5m`, as milliseconds. */
export const duration = z
  .string()
  .regex(/^\d{1,9}(ms|s|m|h|d)$/, 'expected a duration like 30s, 5m or 1h')
  .transform((text) => {
    const [, amount, unit] = /^(\d+)([a-z]+)$/.exec(text) ?? []
    return Number(amount) * UNIT_MS[unit as keyof typeof UNIT_MS] // the pattern above lists the units
  })
