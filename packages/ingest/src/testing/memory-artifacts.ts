import { assertArtifactKey } from '../store/artifact-key.ts'
import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'

/** An ArtifactStore over a map that the test may change, and the keys that were read. */
export function createMemoryArtifacts(blobs = new Map<string, Uint8Array>()) {
  const reads: string[] = []
  const store: ArtifactStore = {
    // async, as its like: what is refused rejects.
    put: async (key, bytes) => {
      assertArtifactKey(key)
      await Promise.resolve()
      blobs.set(key, bytes)
    },
    remove: (key) => {
      blobs.delete(key)
      return Promise.resolve()
    },
    get: (key) => {
      reads.push(key)
      return Promise.resolve(blobs.get(key))
    },
    read: (key, offset, length) => {
      reads.push(key)
      return Promise.resolve(blobs.get(key)?.subarray(offset, offset + length))
    },
  }
  return { store, blobs, reads }
}
