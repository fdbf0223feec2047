import { LRUCache } from 'lru-cache'
import type { Codec } from '../../lib/codec.ts'
import { openIndex, type SourceMapIndex } from '../index/open-index.ts'
import type { ArtifactStore } from './ports.ts'

export interface IndexCache {
  /** Undefined where the store has no readable index under the key. */
  get(key: string): Promise<SourceMapIndex | undefined>
}

interface Dependencies {
  store: ArtifactStore
  codec: Codec
  cacheBytes: number
  now: () => number
  onProblem: (error: unknown) => void
}

interface Slot {
  index: SourceMapIndex | undefined
  openedAt: number
}

/** Soon enough for a store that was away, seldom enough that a damaged blob is not read per error. */
const RETRY_AFTER_MS = 10_000
/** What a slot takes beside what was read. */
const SLOT_BYTES = 500

/** Open indexes, bounded by the bytes of what was read of them; concurrent first frames open once. */
export function createIndexCache(deps: Dependencies): IndexCache {
  const { cacheBytes, now } = deps
  const opening = new Map<string, Promise<Slot>>()
  const slots = new LRUCache<string, Slot>({
    maxSize: cacheBytes,
    // One index above the bound has the cache to itself: reading it again for every error would cost
    // more than the memory it needs in either case.
    sizeCalculation: (slot) => Math.min(sizeOf(slot), cacheBytes),
  })

  async function open(key: string): Promise<Slot> {
    const index = await openArtifact(key, deps, () => {
      if (slots.peek(key) !== slot) return
      // Another object: the cache does not weigh one again that it has.
      slot = { ...slot }
      slots.set(key, slot)
    })
    let slot: Slot = { index, openedAt: now() }
    slots.set(key, slot)
    opening.delete(key)
    return slot
  }

  async function get(key: string): Promise<SourceMapIndex | undefined> {
    const slot = slots.get(key)
    if (slot?.index) return slot.index
    // Either way, for clocks that are set back.
    if (slot && Math.abs(now() - slot.openedAt) < RETRY_AFTER_MS) return undefined
    const pending = opening.get(key) ?? open(key)
    opening.set(key, pending)
    return (await pending).index
  }

  return { get }
}

function sizeOf({ index }: Slot): number {
  return SLOT_BYTES + (index?.sizeBytes() ?? 0)
}

async function openArtifact(
  key: string,
  { store, codec, onProblem }: Dependencies,
  onGrowth: () => void,
): Promise<SourceMapIndex | undefined> {
  async function read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = await store.read(key, offset, length)
    if (bytes) return bytes
    throw new Error(`The artifact ${key} is in the index but not in the store.`)
  }
  try {
    return await openIndex({ read, codec, onGrowth })
  } catch (error) {
    // An error report without its source is still worth storing.
    onProblem(error)
    return undefined
  }
}
