import { vitalName } from '../contract/vitals.ts'
import type { SignalSource } from './signal-source.ts'

export interface SignalFilters {
  page?: string | undefined
  device?: 'mobile' | 'desktop' | undefined
}

export const SIGNAL_FORMS =
  'issue:<id>, errors, requests, requests:GET https://shop.example/api/cart, vital:INP'

/** As people write it in an address; undefined where it is none. */
export function toSignalSource(
  text: string,
  { page, device }: SignalFilters = {},
): SignalSource | undefined {
  if (text === 'errors') return { is: 'errors' }
  if (text === 'requests') return { is: 'requests', method: '', target: '' }
  const [, kind, rest = ''] = /^(issue|requests|vital):(.+)$/s.exec(text) ?? []
  if (kind === 'issue') return { is: 'issue', id: rest }
  if (kind === 'requests') {
    const [, method, target] = /^(\S{0,100}) (.+)$/s.exec(rest) ?? []
    return method !== undefined && target ? { is: 'requests', method, target } : undefined
  }
  const metric = vitalName.safeParse(rest)
  if (kind !== 'vital' || !metric.success) return undefined
  return {
    ...{ is: 'vital', metric: metric.data },
    ...(page !== undefined && { page }),
    ...(device && { device }),
  }
}

export function signalText(source: SignalSource): string {
  if (source.is === 'issue') return `issue:${source.id}`
  if (source.is === 'errors') return 'errors'
  if (source.is === 'vital') return `vital:${source.metric}`
  return source.target === '' ? 'requests' : `requests:${source.method} ${source.target}`
}
