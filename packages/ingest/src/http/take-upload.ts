import type { ArtifactReceipt } from '../contract/project.ts'
import { agreedDebugId } from '../symbolicate/agreed-debug-id.ts'
import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import { CompilerBusyError } from '../symbolicate/compile.ts'
import { InvalidSourceMapError } from '../symbolicate/invalid-source-map-error.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError } from './problem.ts'

/** A map with what identifies its script: its debug id, its place in a release, or both. */
export interface Upload {
  map: Uint8Array
  /** The minified script. */
  file: Uint8Array | undefined
  debugId: string | undefined
  place: { release: string; path: string } | undefined
}

export type TakesUploads = Pick<
  Dependencies,
  'store' | 'artifacts' | 'compile' | 'onArtifact' | 'now'
>

const RETRY_AFTER_SECONDS = 30

/**
 * Compiles, keeps and announces one map.
 * @throws ProblemError invalid-source-map, or store-away where it could not be kept.
 */
export async function takeUpload(
  { map, file, debugId: given, place }: Upload,
  projectId: number,
  { store, artifacts, compile, onArtifact, now }: TakesUploads,
): Promise<ArtifactReceipt> {
  const { blob, receipt } = await compile({ map, file }).catch(toProblem)
  const { sources, mappings, hasSourcesContent, functions, warning } = receipt
  const agreed = idOf({ given, map: receipt.debugId, file })
  if (!agreed && !place) {
    throw new ProblemError('invalid-source-map', {
      detail: 'Nothing says which script it is of: it has no debug id, and no release was named.',
    })
  }
  const key = await contentKey(blob)
  const entry: Artifact = {
    release: place?.release ?? '',
    path: place ? `/${place.path.replace(/^\/+/, '')}` : '',
    ...(agreed && { debugId: agreed.debugId }),
    key,
    sizeBytes: map.byteLength,
    uploadedAt: now(),
    contents: { sources, mappings, hasSourcesContent, functions },
  }
  try {
    await artifacts.put(key, blob)
    await store.artifacts.add(projectId, entry)
    // Whoever removed the last upload of the same content meanwhile took its bytes along.
    if (!(await artifacts.read(key, 0, 1))) await artifacts.put(key, blob)
  } catch (cause) {
    throw new ProblemError('store-away', { cause, retryAfterSeconds: RETRY_AFTER_SECONDS })
  }
  onArtifact(projectId, entry)
  return {
    ...toSummary(entry),
    debugIdFoundIn: agreed?.foundIn ?? [],
    ...{ sources, mappings, hasSourcesContent, functions },
    ...(warning !== undefined && { warning }),
  }
}

export function toSummary({ debugId, ...artifact }: Artifact) {
  return {
    release: artifact.release,
    path: artifact.path,
    debugId: debugId ?? null,
    sizeBytes: artifact.sizeBytes,
    uploadedAt: artifact.uploadedAt,
    contents: artifact.contents ?? null,
  }
}

function idOf(claims: Parameters<typeof agreedDebugId>[0]) {
  try {
    return agreedDebugId(claims)
  } catch (cause) {
    return toProblem(cause)
  }
}

function toProblem(cause: unknown): never {
  if (cause instanceof CompilerBusyError) {
    const detail = 'Other uploads are being compiled; send this one again.'
    throw new ProblemError('overloaded', { cause, detail, retryAfterSeconds: 10 })
  }
  if (!(cause instanceof InvalidSourceMapError)) throw cause
  throw new ProblemError('invalid-source-map', { cause, detail: cause.message })
}

/** Named by its content: the same map uploaded twice is kept once. */
async function contentKey(blob: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(blob))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
