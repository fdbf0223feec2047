import { attempt } from '../browser/guard.ts'
import { randomId } from '../browser/random-id.ts'

const KEY = 'seismo.session'

/**
 * The id of this visit in this tab: random, and gone with the tab. Where storage is denied (a
 * sandboxed frame throws at the mere mention of it) the visit is as long as the page.
 */
export function openSession(storage: () => Storage = () => sessionStorage): string {
  const known = attempt(() => storage().getItem(KEY), null)
  if (known && /^[\da-f-]{36}$/.test(known)) return known
  const id = randomId()
  attempt(() => storage().setItem(KEY, id), undefined)
  return id
}
