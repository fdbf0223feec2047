import * as z from 'zod'

const labels = z.record(z.string().max(200), z.string().max(10_000))
const moment = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

/** What the history can hold. */
const [EARLIEST, LATEST] = [Date.UTC(1970), Date.UTC(2200)]

const alert = z
  .object({
    status: z.enum(['firing', 'resolved']),
    labels,
    annotations: labels.default({}),
    startsAt: moment,
    /** Of what fires, the year 1. */
    endsAt: moment,
    generatorURL: z.string().max(4_000).default(''),
    /** Of its labels. */
    fingerprint: z.string().max(64),
  })
  .refine(
    ({ status, startsAt, endsAt }) => isHeld(startsAt) && (status === 'firing' || isHeld(endsAt)),
    'begins, and where it is resolved ends, between 1970 and 2200',
  )
export type ForeignAlert = z.output<typeof alert>

function isHeld(at: number): boolean {
  return at >= EARLIEST && at < LATEST
}

/** What Alertmanager's webhook posts, version 4. */
export const alertmanagerWebhook = z.object({
  version: z.literal('4', { error: 'version 4 of the webhook of Alertmanager' }),
  externalURL: z.string().max(4_000).default(''),
  alerts: z.array(alert).max(5_000),
  truncatedAlerts: z.number().int().min(0).default(0),
})
export const alertmanagerTaken = z.object({
  /** Put into the history. */
  taken: z.number(),
  /** Ours, which Alertmanager was told by us. */
  own: z.number(),
})
