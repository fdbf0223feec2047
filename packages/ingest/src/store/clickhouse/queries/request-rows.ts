import type { RequestsQuery } from '../../endpoint-store.ts'
import { bindTo } from './bind.ts'
import { IN_RANGE, rangeParams } from './columns.ts'
import { toContainsPattern } from './like-pattern.ts'
import { whereSignals } from './signal-filter.ts'
import { hoursOf } from './signal-rows.ts'

/** An endpoint as a number that fits a list. */
export const ENDPOINT_KEY = 'cityHash64(method, template, operation)'

/** From the cache, or of a service worker: there is a body, and nothing came over the network. */
export const FROM_CACHE = 'transfer_bytes = 0 AND body_bytes > 0'
/** Another origin keeps sizes to itself unless it allows timing. */
export const HAS_SIZE = '(transfer_bytes > 0 OR body_bytes > 0)'

/** Of an address without a dot `domain` knows nothing. */
export function hostOf(address: string): string {
  const other = `extract(${address}, '^\\\\w+://(\\\\[[^\\\\]]*\\\\]|[^/?#:]*)')`
  return `if(domain(${address}) != '', domain(${address}), ${other})`
}

/** `shop.co.uk` of `api.shop.co.uk`; an address of numbers, and a single name, are their own. */
export function siteOf(address: string): string {
  const cut = `cutToFirstSignificantSubdomain(${address})`
  return `if(${cut} = '' OR isIPv4String(domain(${address})), ${hostOf(address)}, ${cut})`
}

interface RequestRows {
  /** Conditions, as they stand after WHERE. */
  where: string
  params: Record<string, unknown>
}

export function requestRows({ text, host, endpoint, ...scope }: RequestsQuery): RequestRows {
  const params: Record<string, unknown> = rangeParams(scope)
  const bind = bindTo(params)
  const conditions = [
    text !== '' &&
      `concat(method, ' ', template, ' ', operation) ILIKE ${bind(toContainsPattern(text))}`,
    host !== undefined && `${hostOf('template')} = ${bind(host)}`,
    ...(endpoint === undefined
      ? []
      : [
          `template = ${bind(endpoint.target)}`,
          `method = ${bind(endpoint.method)} AND operation = ${bind(endpoint.operation)}`,
        ]),
  ].filter((one) => one !== false)
  const where = [`${IN_RANGE} ${hoursOf('ts')} ${whereSignals(scope, bind)}`, ...conditions]
  return { where: where.join(' AND '), params }
}
