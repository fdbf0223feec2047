import type { ArtifactStore } from '../symbolicate/artifacts/ports.ts'
import { assertArtifactKey } from './artifact-key.ts'
import { createS3Requests, type S3Options } from './s3-requests.ts'

/** An upload waits for this. */
const PUT_WITHIN_MS = 60_000
/** A batch of errors waits for this. */
const READ_WITHIN_MS = 10_000

/** The ArtifactStore in a bucket: an object per key. */
export function createS3Artifacts(options: S3Options): ArtifactStore {
  const send = createS3Requests(options)

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    assertArtifactKey(key)
    const body = new Uint8Array(bytes)
    await send({ method: 'PUT', key, body, timeoutMs: PUT_WITHIN_MS })
  }

  async function get(key: string): Promise<Uint8Array | undefined> {
    assertArtifactKey(key)
    const { status, bytes } = await send({ method: 'GET', key, timeoutMs: READ_WITHIN_MS })
    return status === 404 ? undefined : bytes
  }

  async function read(
    key: string,
    offset: number,
    length: number,
  ): Promise<Uint8Array | undefined> {
    assertArtifactKey(key)
    // There is no way to ask for no bytes.
    const last = offset + Math.max(length, 1) - 1
    const { status, bytes } = await send({
      ...{ method: 'GET', key, timeoutMs: READ_WITHIN_MS },
      headers: { Range: `bytes=${String(offset)}-${String(last)}` },
    })
    if (status === 404) return undefined
    if (status === 416) return new Uint8Array()
    // Whoever does not know ranges answers with all of it.
    const from = status === 206 ? 0 : offset
    return bytes.subarray(from, from + length)
  }

  async function remove(key: string): Promise<void> {
    assertArtifactKey(key)
    await send({ method: 'DELETE', key, timeoutMs: READ_WITHIN_MS })
  }

  return { put, get, read, remove }
}
