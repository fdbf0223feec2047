import type { PageRef } from '../../../pages/page-ref.ts'
import type { SignalFilter } from '../../page-store.ts'
import type { Bind } from './bind.ts'
import { OF_DEVICE, PAGE } from './columns.ts'

/** The page's name as a number that fits a list. */
export const PAGE_KEY = `cityHash64(${PAGE})`

/** Conditions on the columns that every table of signals has; empty, or beginning with AND. */
export function whereSignals(filter: SignalFilter, bind: Bind): string {
  const { device, environment, release, page } = filter
  return [
    device && OF_DEVICE[device],
    environment !== undefined && `environment = ${bind(environment)}`,
    release !== undefined && `release = ${bind(release)}`,
    page && ofPage(page, bind),
  ]
    .flatMap((condition) => (condition ? [`AND ${condition}`] : []))
    .join(' ')
}

/** Routes are in the keys of the tables: by the name, a tenth of the rows is read. */
export function ofPage(page: PageRef, bind: Bind): string {
  if ('key' in page) return `${PAGE_KEY} = ${bind(page.key, 'UInt64')}`
  const name = bind(page.name)
  return `(route IN (${name}, '') AND ${PAGE} = ${name})`
}
