import * as z from 'zod'
import { describer, NOWHERE, type Describe } from './described.ts'
import { ms, needed, short, status } from './schema.ts'

/** As many as the weight of any item may stand for. */
const MOST = 1e9

const body = z.object({
  type: needed,
  phase: short,
  method: short,
  protocol: short,
  status_code: status,
  elapsed_time: ms,
  sampling_fraction: z.number().gt(0).max(1).catch(1),
})

/**
 * Network Error Logging. A site may ask for a share of these only, so each stands for the others.
 * The server's address, the referrer and the headers stay behind.
 */
export const describeNetworkError: Describe = describer(body, (report) => ({
  key: report.type,
  message: textOf(report),
  position: NOWHERE,
  weight: Math.min(MOST, 1 / report.sampling_fraction),
}))

function textOf({ type, phase, method, protocol, ...rest }: z.output<typeof body>): string {
  const outcome = rest.status_code > 0 ? `answered ${rest.status_code}` : `failed: ${type}`
  const details = [
    phase && `in phase ${phase}`,
    protocol && `over ${protocol}`,
    `after ${rest.elapsed_time} ms`,
  ]
  return [method || 'request', outcome, ...details].filter(Boolean).join(' ')
}
