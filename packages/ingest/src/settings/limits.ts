import * as z from 'zod'

const rate = (perSecond: number, burst: number) =>
  z
    .strictObject({
      perSecond: z.number().positive().max(1e9).default(perSecond),
      burst: z.number().min(1).max(1e9).default(burst),
    })
    .prefault({})

/** Beacons that are taken; what is beyond is answered with 429. */
export const limits = z.strictObject({
  key: rate(5_000, 20_000),
  address: rate(100, 1_000),
})

/** Of a project; what is beyond joins its overflow issue. */
export const newIssues = z.strictObject({
  // A person can look through some hundred; nobody through fifty thousand.
  burst: z.number().int().min(1).max(1e6).default(500),
  per_hour: z.number().min(0).max(1e6).default(50),
})
