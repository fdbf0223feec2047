import type { Envelope } from '@seismo/browser/wire'
import type { Recorded } from './recorder.ts'

/** Longer numbers are times since 1970 in milliseconds. */
const EPOCH_MS = 1e12

export interface Replay {
  /** The visit ends then. */
  endsAt: number
  userId: string
}

/** A visit once more, at another time and by somebody else: every id of it is a new one. */
export function replayed(visit: readonly Recorded[], { endsAt, userId }: Replay): Recorded[] {
  const last = Math.max(...visit.map(({ envelope }) => envelope.sentAt))
  const shiftMs = endsAt - last
  const ids = new Map<string, string>()
  return visit.map(({ userAgent, envelope }) => {
    const moved = JSON.parse(withNewIds(JSON.stringify(envelope), ids), (key, value: unknown) =>
      typeof value === 'number' && value > EPOCH_MS && key !== 'sentAt'
        ? Math.round(value + shiftMs)
        : value,
    ) as Envelope // as: of the same shape
    return {
      userAgent,
      // The service takes the page's clock by when it was sent, which is now.
      envelope: {
        ...{ ...moved, sentAt: Date.now(), context: { ...moved.context, userId } },
        // Of scripts, which are the same ones.
        ...(envelope.debugIds && { debugIds: envelope.debugIds }),
      },
    }
  })
}

/** UUIDs and 32 hex digits; the same one becomes the same one throughout a visit. */
function withNewIds(text: string, ids: Map<string, string>): string {
  return text.replaceAll(
    /"([0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g,
    (_, id: string) => {
      const fresh = ids.get(id) ?? crypto.randomUUID()
      ids.set(id, fresh)
      return `"${id.includes('-') ? fresh : fresh.replaceAll('-', '')}"`
    },
  )
}

/** By the visit they belong to, in the order of their first beacon. */
export function toVisits(beacons: readonly Recorded[]): Recorded[][] {
  return [...Map.groupBy(beacons, ({ envelope }) => envelope.context.sessionId).values()]
}
