import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { assertArtifactKey } from './artifact-key.ts'

/**
 * What is asked of a bucket of Cloudflare's R2 that a Worker has as a binding.
 * @see https://developers.cloudflare.com/r2/api/workers/workers-api-reference/
 */
export interface R2Bucket {
  get: (
    key: string,
    options?: { range: { offset: number; length: number } },
  ) => Promise<{ arrayBuffer: () => Promise<ArrayBuffer> } | null>
  head: (key: string) => Promise<{ size: number } | null>
  put: (key: string, value: ArrayBuffer) => Promise<unknown>
  delete: (key: string) => Promise<void>
}

/** The ArtifactStore in a bucket of R2; the keys are those that the S3 interface of the same bucket has. */
export function createR2Artifacts(bucket: R2Bucket, prefix = ''): ArtifactStore {
  function nameOf(key: string): string {
    assertArtifactKey(key)
    return prefix === '' ? key : `${prefix}/${key}`
  }

  return {
    put: async (key, bytes) => {
      await bucket.put(nameOf(key), new Uint8Array(bytes).buffer)
    },
    remove: (key) => bucket.delete(nameOf(key)),
    get: async (key) => {
      const object = await bucket.get(nameOf(key))
      return object ? new Uint8Array(await object.arrayBuffer()) : undefined
    },
    read: async (key, offset, length) => {
      const name = nameOf(key)
      try {
        // There is no way to ask for no bytes.
        const range = { offset, length: Math.max(length, 1) }
        const object = await bucket.get(name, { range })
        return object ? new Uint8Array(await object.arrayBuffer()).subarray(0, length) : undefined
      } catch (cause) {
        // A range behind the end throws, as any trouble does.
        const about = await bucket.head(name)
        if (about && offset >= about.size) return new Uint8Array()
        throw cause
      }
    },
  }
}
