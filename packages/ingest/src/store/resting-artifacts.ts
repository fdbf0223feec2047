import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { S3Error, S3RefusalError } from './s3-requests.ts'

/** As long as the cache above waits before it asks for one artifact again. */
const REST_MS = 10_000

/**
 * After a read has failed, reads fail at once for a while: each would wait for its time limit, one
 * after the other, and the errors of all pages behind them. Uploads always try.
 */
export function createRestingArtifacts(store: ArtifactStore, now: () => number): ArtifactStore {
  let failed: { error: S3Error; at: number } | undefined

  async function guarded<Result>(read: () => Promise<Result>): Promise<Result> {
    // Either way, for clocks that are set back.
    if (failed && Math.abs(now() - failed.at) < REST_MS) throw failed.error
    try {
      const result = await read()
      failed = undefined
      return result
    } catch (error) {
      const isAway = error instanceof S3Error && !(error instanceof S3RefusalError)
      if (isAway) failed = { error, at: now() }
      throw error
    }
  }

  return {
    put: (key, bytes) => store.put(key, bytes),
    remove: (key) => store.remove(key),
    get: (key) => guarded(() => store.get(key)),
    read: (key, offset, length) => guarded(() => store.read(key, offset, length)),
  }
}
