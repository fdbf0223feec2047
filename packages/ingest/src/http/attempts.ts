import { LRUCache } from 'lru-cache'
import type { Attempts } from '../contract/attempts.ts'
import type { StreamEvent } from '../contract/stream.ts'

type Refused = Attempts['refused'][number]

interface AttemptsOptions {
  now: () => number
  publish: (event: StreamEvent) => void
}

/** Where the key was no project's. */
export const NO_PROJECT = 0

const MOST_EACH = 20
const LONGEST_ORIGIN = 300
/** A page with a wrong key may send a thousand times a second. */
const TOLD_EVERY_MS = 1_000

/**
 * The last beacons that were refused, and the last pages that loaded the script: for whoever sets a
 * project up and sees nothing arrive. Of this process and since its start alone; the ledger counts all.
 */
export function createAttempts({ now, publish }: AttemptsOptions) {
  const ofProject = new Map<number, LRUCache<string, Refused>>()
  const loads = new LRUCache<string, number>({ max: MOST_EACH })
  let toldAt = -Infinity

  function refused(projectId: number, reason: string, origin: string | undefined): void {
    const from = (origin ?? '').slice(0, LONGEST_ORIGIN)
    const known = ofProject.get(projectId) ?? new LRUCache<string, Refused>({ max: MOST_EACH })
    ofProject.set(projectId, known)
    const id = `${reason} ${from}`
    const n = (known.get(id)?.n ?? 0) + 1
    known.set(id, { reason, origin: from, n, lastAt: now() })
    tell(projectId)
  }

  /** Pages of other origins say which one they are, for the tag has `crossorigin`. */
  function loaded(origin: string | undefined): void {
    if (origin === undefined) return
    loads.set(origin.slice(0, LONGEST_ORIGIN), now())
    tell(NO_PROJECT)
  }

  function of(projectId: number): Attempts {
    const ids = [projectId, NO_PROJECT]
    return {
      refused: ids
        .flatMap((id) => [...(ofProject.get(id)?.values() ?? [])])
        .toSorted((a, b) => b.lastAt - a.lastAt),
      loads: [...loads.entries()].map(([origin, at]) => ({ origin, at })),
    }
  }

  function tell(projectId: number): void {
    const isSoon = Math.abs(now() - toldAt) < TOLD_EVERY_MS
    if (isSoon) return
    toldAt = now()
    publish({ is: 'attempt', projectId })
  }

  return { refused, loaded, of }
}

export type AttemptLog = ReturnType<typeof createAttempts>
