import { LRUCache } from 'lru-cache'
import { unpackArtifact } from './compiled-artifact.ts'
import { decodeArtifact, type DecodedArtifact } from './decoded-artifact.ts'
import type { ArtifactStore } from './ports.ts'

export interface ArtifactCache {
  /** Undefined where the store has no readable artifact under the key. */
  get(key: string): Promise<DecodedArtifact | undefined>
}

interface Dependencies {
  store: ArtifactStore
  cacheBytes: number
  now: () => number
  onProblem: (error: unknown) => void
}

interface Slot {
  artifact: DecodedArtifact | undefined
  loadedAt: number
}

/** Soon enough for a store that was away, seldom enough that a damaged blob is not read per error. */
const RETRY_AFTER_MS = 10_000
/** What a slot takes beside its artifact. */
const SLOT_BYTES = 100

/** Decoded artifacts, bounded by bytes; concurrent first frames decode once. */
export function createArtifactCache(deps: Dependencies): ArtifactCache {
  const { cacheBytes, now } = deps
  const loading = new Map<string, Promise<Slot>>()
  const slots = new LRUCache<string, Slot>({
    maxSize: cacheBytes,
    // One artifact above the bound has the cache to itself: decoding it again for every error
    // would cost more than the memory it needs in either case.
    sizeCalculation: ({ artifact }) =>
      Math.min(SLOT_BYTES + (artifact?.sizeBytes ?? 0), cacheBytes),
  })

  async function load(key: string): Promise<Slot> {
    const slot = { artifact: await readArtifact(key, deps), loadedAt: now() }
    slots.set(key, slot)
    loading.delete(key)
    return slot
  }

  async function get(key: string): Promise<DecodedArtifact | undefined> {
    const slot = slots.get(key)
    if (slot?.artifact) return slot.artifact
    // Either way, for clocks that are set back.
    if (slot && Math.abs(now() - slot.loadedAt) < RETRY_AFTER_MS) return undefined
    const pending = loading.get(key) ?? load(key)
    loading.set(key, pending)
    return (await pending).artifact
  }

  return { get }
}

async function readArtifact(
  key: string,
  { store, onProblem }: Dependencies,
): Promise<DecodedArtifact | undefined> {
  try {
    const bytes = await store.get(key)
    if (bytes) return decodeArtifact(await unpackArtifact(bytes))
    onProblem(new Error(`The artifact ${key} is in the index but not in the store.`))
  } catch (error) {
    // An error report without its source is still worth storing.
    onProblem(error)
  }
  return undefined
}
