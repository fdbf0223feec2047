import { attempt } from '../browser/guard.ts'
import { randomId } from '../browser/random-id.ts'

/**
 * The id of this visit in this tab: random, and gone with the tab. Where storage is denied (a
 * sandboxed frame throws at the mere mention of it) the visit is as long as the page.
 */
export function openSession(): string {
  const known = attempt(() => sessionStorage.seismo as string)
  // The name may be somebody else's.
  return /^[\da-f]{32}$/.test(String(known)) ? String(known) : randomId()
}

/** Only when something is sent: until then nobody may have agreed to anything being stored. */
export function keepSession(id: string): void {
  attempt(() => (sessionStorage.seismo = id))
}
