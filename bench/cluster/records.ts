import { toBytes } from '../../packages/ingest/src/wire/record.ts'
import { createChance } from '../storage/chance.ts'
import { pageVisits, type Visit } from '../storage/page-visits.ts'

const VISITS = 5_000
const HOUR_MS = 3_600_000
const RANDOM_BYTES = 3_000

/** Beacons of many sessions, pages and issues, as the log has them: they compress as those of people do. */
export function beaconRecords(): Uint8Array[] {
  const to = Date.now()
  const visits = pageVisits({ pageViews: VISITS, from: to - HOUR_MS, to, issues: 500 })
  return Array.from(visits).flatMap(recordsOf)
}

/** No two bytes alike: what no compression makes smaller. */
export function randomRecords(): Uint8Array[] {
  const { below } = createChance(1)
  return Array.from({ length: 1_000 }, () =>
    Uint8Array.from({ length: RANDOM_BYTES }, () => below(256)),
  )
}

/** An error leaves the page at once, in a beacon of its own, and the rest when the page is left. */
function recordsOf({ receivedAt, userAgent, envelope }: Visit): Uint8Array[] {
  const errors = envelope.items.filter(({ is }) => is === 'error')
  const others = envelope.items.filter(({ is }) => is !== 'error')
  return [...errors.map((error) => [error]), others].map((items) => {
    const body = new TextEncoder().encode(JSON.stringify({ ...envelope, items }))
    const head = {
      ...{ format: 'seismo' as const, projectId: 1, receivedAt, userAgent },
      ...{ contentType: 'text/plain', requestId: envelope.id },
    }
    return toBytes({ head, body })
  })
}
