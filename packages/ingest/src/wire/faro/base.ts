import { toUuid } from '../../issues/short-id.ts'
import { hash128 } from '../../lib/hash.ts'
import type { Place } from './signal.ts'

/** What all items share; `part` tells those of one signal apart. */
export function baseOf({ id, head, receivedAt }: Place, timestamp: number | undefined, part = '') {
  return {
    id: toUuid(hash128(`${id}/${part}`)),
    at: timestamp ?? receivedAt,
    ...head.page,
    weight: 1,
  }
}
