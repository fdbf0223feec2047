import type { StackOrigin } from '../../process/resolve-stack.ts'
import { createDebugIdArtifacts } from './debug-id-artifacts.ts'
import type { Artifact, ArtifactIndex } from './ports.ts'
import { createReleaseArtifacts } from './release-artifacts.ts'

/**
 * What is known of a script's map. `mismatch`: its release has one under this path, but of another
 * build: a wrong line would be worse than none.
 */
export type ScriptUpload = { is: 'found'; artifact: Artifact } | { is: 'none' } | { is: 'mismatch' }

export interface UploadsOfScripts {
  of(origin: StackOrigin): Promise<(file: string) => ScriptUpload>
  /** To be called when the upload has been added. */
  forget(projectId: number, artifact: Artifact): void
}

/** By debug id, which is sure; else by release and path. */
export function createUploadsOfScripts(
  index: Omit<ArtifactIndex, 'add'>,
  now: () => number,
): UploadsOfScripts {
  const byRelease = createReleaseArtifacts(index, now)
  const byDebugId = createDebugIdArtifacts(index, now)

  async function of({ projectId, release, debugIds }: StackOrigin) {
    const ids = new Map(Object.entries(debugIds).map(([file, id]) => [file, id.toLowerCase()]))
    const [inRelease, withId] = await Promise.all([
      byRelease.of(projectId, release),
      byDebugId.of(projectId, [...new Set(ids.values())]),
    ])
    return (file: string): ScriptUpload => {
      const id = ids.get(file)
      const sure = id === undefined ? undefined : withId.get(id)
      return toScriptUpload(id, sure ?? inRelease(file))
    }
  }

  function forget(projectId: number, { release, debugId }: Artifact): void {
    byRelease.forget(projectId, release)
    if (debugId !== undefined) byDebugId.forget(projectId, debugId)
  }

  return { of, forget }
}

/** Of the upload that was found for a script with this debug id (lower case), where it has one. */
export function toScriptUpload(
  debugId: string | undefined,
  artifact: Artifact | undefined,
): ScriptUpload {
  if (!artifact) return { is: 'none' }
  const isOfAnotherBuild =
    debugId !== undefined && artifact.debugId !== undefined && artifact.debugId !== debugId
  return isOfAnotherBuild ? { is: 'mismatch' } : { is: 'found', artifact }
}
