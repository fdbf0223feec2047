import * as z from 'zod'
import { readRef } from '../pages/page-ref.ts'
import type { SignalFilter } from '../store/page-store.ts'

/** What lists of signals are narrowed down by. */
export const signalFilter = z.object({
  device: z.enum(['mobile', 'desktop']).optional(),
  environment: z.string().max(200).optional(),
  release: z.string().max(200).optional(),
  /** By its name, or by `ref` of the list of pages. */
  page: z.string().max(4_000).optional(),
})

export function toSignalFilter(given: z.output<typeof signalFilter>): SignalFilter {
  const { device, environment, release, page } = given
  return {
    ...(device && { device }),
    ...(environment !== undefined && { environment }),
    ...(release !== undefined && { release }),
    ...(page !== undefined && { page: readRef(page) }),
  }
}
