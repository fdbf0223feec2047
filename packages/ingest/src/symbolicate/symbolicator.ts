import type { Frame, SymbolicatedFrame } from '../process/frame.ts'
import { createArtifactCache } from './artifacts/artifact-cache.ts'
import type { Artifact, ArtifactIndex, ArtifactStore } from './artifacts/ports.ts'
import { createReleaseArtifacts, type ResolveScript } from './artifacts/release-artifacts.ts'
import { isExtension, isNative } from './in-app.ts'
import { frameWithoutMap, symbolicateFrame, unresolved } from './symbolicate-frame.ts'

export interface SymbolicatorOptions {
  artifacts: ArtifactStore
  index: ArtifactIndex
  /** Bound of the memory for decoded maps. */
  cacheBytes: number
  now?: () => number
  /** Told of blobs that are missing, damaged or unreadable; the frames then have no map. */
  onProblem?: (error: unknown) => void
}

export interface Symbolicator {
  /** Rejects only if the index does: the caller must then try again, not store raw stacks. */
  symbolicate(
    projectId: number,
    release: string,
    frames: readonly Frame[],
  ): Promise<SymbolicatedFrame[]>
  /** Drops what is remembered of a release's uploads; call it when one was added. */
  forget(projectId: number, release: string): void
}

export function createSymbolicator({
  artifacts,
  index,
  cacheBytes,
  now = Date.now,
  onProblem = () => undefined,
}: SymbolicatorOptions): Symbolicator {
  const cache = createArtifactCache({ store: artifacts, cacheBytes, now, onProblem })
  const releases = createReleaseArtifacts(index, now)

  async function symbolicate(
    projectId: number,
    release: string,
    frames: readonly Frame[],
  ): Promise<SymbolicatedFrame[]> {
    const resolve = await releases.of(projectId, release)
    return Promise.all(frames.map((frame) => symbolicateOne(frame, resolve)))
  }

  async function symbolicateOne(frame: Frame, resolve: ResolveScript): Promise<SymbolicatedFrame> {
    const upload = uploadOf(frame, resolve)
    if (!upload) return frameWithoutMap(frame)
    const artifact = await cache.get(upload.key)
    // There was an upload, so the script is minified whatever its position looks like.
    return artifact ? symbolicateFrame(frame, artifact) : unresolved(frame, 'no-map')
  }

  return { symbolicate, forget: (projectId, release) => releases.forget(projectId, release) }
}

function uploadOf({ file }: Frame, resolve: ResolveScript): Artifact | undefined {
  if (file === undefined || isNative(file) || isExtension(file)) return undefined
  return resolve(file)
}
