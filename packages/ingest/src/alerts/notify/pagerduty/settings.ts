import * as z from 'zod'
import { url } from '../url.ts'

export const pagerDutySettings = z.strictObject({
  routing_key: z
    .string()
    .regex(/^[0-9A-Za-z]{32}$/, 'the 32 letters and digits of an Events API v2 integration'),
  /** `https://events.eu.pagerduty.com` for accounts in Europe. */
  url: url.default('https://events.pagerduty.com'),
})
export type PagerDutySettings = z.output<typeof pagerDutySettings>
