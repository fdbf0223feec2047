import { createHash } from 'node:crypto'
import { Hono, type Context } from 'hono'
import { ChunksFullError, type Chunks } from '../../store/chunk-folder.ts'
import { bodyOf, readBody } from '../body.ts'
import { incomingOf } from '../client-address.ts'
import { decompress } from '../decompress.ts'
import { MAX_BUNDLE_BYTES } from './assemble-bundle.ts'
import { requireMember, type ActorVariables } from '../middleware/actor.ts'
import { ProblemError } from '../problem.ts'

const PATH = /^\/api\/0\/organizations\/[^/]+\/chunk-upload\/$/

const CHUNK_BYTES = 8 * 1024 ** 2
const CHUNKS_PER_REQUEST = 32
const REQUEST_BYTES = 32 * 1024 ** 2
const WITHIN_MS = 120_000
/** Heads of the parts of the form. */
const FORM_BYTES = 64 * 1024
const FULL_RETRY_SECONDS = 60

export function isChunkUpload(path: string): boolean {
  return PATH.test(path)
}

/** Bundles come in pieces, so that an upload that broke goes on where it was. */
export function chunkUploadRoutes({ chunks }: { chunks: Chunks }) {
  const path = '/api/0/organizations/:organization/chunk-upload/'
  return new Hono<{ Variables: ActorVariables }>()
    .get(path, (c) =>
      c.json({
        url: c.req.path,
        chunkSize: CHUNK_BYTES,
        chunksPerRequest: CHUNKS_PER_REQUEST,
        maxRequestSize: REQUEST_BYTES,
        maxFileSize: MAX_BUNDLE_BYTES,
        concurrency: 4,
        hashAlgorithm: 'sha1',
        compression: ['gzip'],
        accept: ['artifact_bundles', 'artifact_bundles_v2'],
      }),
    )
    .post(path, requireMember, async (c) => {
      const parts = await partsOf(c)
      if (parts.length > CHUNKS_PER_REQUEST) {
        throw new ProblemError('too-large', {
          detail: `At most ${String(CHUNKS_PER_REQUEST)} chunks a request.`,
        })
      }
      for (const part of parts) await keep(part, chunks)
      return c.json({}, 200)
    })
}

interface Part {
  sha1: string
  isCompressed: boolean
  file: Blob
}

async function partsOf(c: Context): Promise<Part[]> {
  const body = await readBody(bodyOf(c.req.raw, incomingOf(c)), {
    maxBytes: REQUEST_BYTES + FORM_BYTES,
    maxRatio: 100,
    withinMs: WITHIN_MS,
  })
  const { url, method, headers } = c.req.raw
  c.req.raw = new Request(url, { method, headers, body: new Uint8Array(body) })
  const form = await c.req.formData().catch((cause: unknown) => {
    throw new ProblemError('unsupported-type', { cause, detail: 'Send multipart/form-data.' })
  })
  return [...form].map(([name, file]) => {
    if (typeof file === 'string' || (name !== 'file' && name !== 'file_gzip')) {
      throw new ProblemError('malformed', {
        detail: 'The parts are files named `file` or `file_gzip`.',
      })
    }
    return { sha1: file.name, isCompressed: name === 'file_gzip', file }
  })
}

async function keep({ sha1, isCompressed, file }: Part, chunks: Chunks): Promise<void> {
  const raw = new Uint8Array(await file.arrayBuffer())
  const limits = { maxBytes: CHUNK_BYTES, maxRatio: 1_000, withinMs: WITHIN_MS }
  const bytes = isCompressed ? await decompress(raw, 'gzip', limits) : raw
  if (bytes.length > CHUNK_BYTES) {
    throw new ProblemError('too-large', {
      detail: `A chunk has at most ${String(CHUNK_BYTES)} bytes.`,
    })
  }
  if (createHash('sha1').update(bytes).digest('hex') !== sha1) {
    throw new ProblemError('malformed', {
      detail: 'A chunk is not what its SHA-1 says; it was damaged on its way. Upload it again.',
    })
  }
  await chunks.keep(sha1, bytes).catch(toProblem)
}

function toProblem(cause: unknown): never {
  const retryAfterSeconds = FULL_RETRY_SECONDS
  const code = cause instanceof ChunksFullError ? 'overloaded' : 'store-away'
  throw new ProblemError(code, { cause, retryAfterSeconds })
}
