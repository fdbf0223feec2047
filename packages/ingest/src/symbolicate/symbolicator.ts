import type { Frame, SymbolicatedFrame } from '../process/frame.ts'
import type { SymbolicatePlace } from '../process/resolve-place.ts'
import type { Symbolicate } from '../process/resolve-stack.ts'
import { createIndexCache } from './artifacts/index-cache.ts'
import type { Artifact, ArtifactIndex, ArtifactStore } from './artifacts/ports.ts'
import { createUploadsOfScripts, type ScriptUpload } from './artifacts/uploads-of-scripts.ts'
import type { Codec } from '../lib/codec.ts'
import { generatedPosition } from './generated-position.ts'
import { isExtension, isNative } from './in-app.ts'
import { frameWithoutMap, symbolicateFrame, unresolved } from './symbolicate-frame.ts'
import { createSymbolicatePlace } from './symbolicate-place.ts'

export interface SymbolicatorOptions {
  artifacts: ArtifactStore
  index: Omit<ArtifactIndex, 'add'>
  codec: Codec
  /** Bound of the memory for what was read of maps. */
  cacheBytes: number
  now?: () => number
  /** Told of blobs that are missing, damaged or unreadable; the frames then have no map. */
  onProblem?: (error: unknown) => void
}

export interface Symbolicator {
  /** Rejects only if the index does: the caller must then try again, not store raw stacks. */
  symbolicate: Symbolicate
  /** Rejects as `symbolicate` does. */
  symbolicatePlace: SymbolicatePlace
  /** Drops what is remembered of a script's uploads; call it when one was added. */
  forget(projectId: number, artifact: Artifact): void
}

export function createSymbolicator({
  artifacts,
  index,
  codec,
  cacheBytes,
  now = Date.now,
  onProblem = () => undefined,
}: SymbolicatorOptions): Symbolicator {
  const cache = createIndexCache({ store: artifacts, codec, cacheBytes, now, onProblem })
  const uploads = createUploadsOfScripts(index, now)

  const symbolicate: Symbolicate = async (origin, frames) => {
    const uploadOf = await uploads.of(origin)
    return Promise.all(
      frames.map((frame) => symbolicateOne(frame, isScript(frame) && uploadOf(frame.file))),
    )
  }

  async function symbolicateOne(
    frame: Frame,
    upload: ScriptUpload | false,
  ): Promise<SymbolicatedFrame> {
    if (!upload || upload.is === 'none') return frameWithoutMap(frame)
    if (upload.is === 'mismatch') return unresolved(frame, 'mismatch')
    try {
      const artifact = await cache.get(upload.artifact.key)
      if (artifact) return await symbolicateFrame(frame, artifact)
    } catch (error) {
      // An error report without its source is still worth storing.
      onProblem(error)
    }
    // There was an upload, so the script is minified whatever its position looks like.
    return unresolved(frame, 'no-map')
  }

  const symbolicatePlace = createSymbolicatePlace({
    symbolicate,
    positionOf: async (origin, { url, offset }) => {
      if (!isScript({ file: url })) return undefined
      const upload = (await uploads.of(origin))(url)
      const index = upload.is === 'found' ? await cache.get(upload.artifact.key) : undefined
      return index && generatedPosition(index, offset)
    },
  })

  return {
    ...{ symbolicate, symbolicatePlace },
    forget: (projectId, artifact) => uploads.forget(projectId, artifact),
  }
}

function isScript(frame: Frame): frame is Frame & { file: string } {
  const { file } = frame
  return file !== undefined && !isNative(file) && !isExtension(file)
}
