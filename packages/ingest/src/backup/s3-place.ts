import { createS3Requests, type S3Options } from '../store/s3-requests.ts'
import type { BackupPlace } from './place.ts'

/** Of a file of some ten megabytes. */
const WITHIN_MS = 300_000

export function createS3Place(options: S3Options): BackupPlace {
  const send = createS3Requests(options)
  const { bucket, prefix } = options.location
  return {
    name: `s3://${[bucket, prefix].filter((part) => part !== '').join('/')}`,
    put: async (key, bytes) => {
      await send({ method: 'PUT', key, body: new Uint8Array(bytes), timeoutMs: WITHIN_MS })
    },
    get: async (key) => {
      const { status, bytes } = await send({ method: 'GET', key, timeoutMs: WITHIN_MS })
      return status === 404 ? undefined : bytes
    },
  }
}
