import { LRUCache } from 'lru-cache'
import { findArtifact } from './find-artifact.ts'
import { createFreshPromises } from './fresh-promises.ts'
import type { Artifact, ArtifactIndex } from './ports.ts'

/** Finds the upload of one release that a script belongs to. */
export type ResolveScript = (file: string) => Artifact | undefined

export interface ReleaseArtifacts {
  of(projectId: number, release: string): Promise<ResolveScript>
  /** To be called when an upload of the release has been added. */
  forget(projectId: number, release: string): void
}

/** Both are names a client chooses, so both are bounded. */
const MAX_RELEASES = 500
const MAX_SCRIPTS = 500

export function createReleaseArtifacts(
  index: Omit<ArtifactIndex, 'add'>,
  now: () => number,
): ReleaseArtifacts {
  const listings = createFreshPromises<ResolveScript>(MAX_RELEASES, now)

  async function list(projectId: number, release: string): Promise<ResolveScript> {
    // No release, but what uploads have that only a debug id identifies.
    if (release === '') return () => undefined
    return rememberScripts(await index.list(projectId, release))
  }

  function of(projectId: number, release: string): Promise<ResolveScript> {
    const key = keyOf(projectId, release)
    const known = listings.get(key)
    if (known) return known
    const listing = list(projectId, release)
    // Stored before it is answered: concurrent frames ask once, and forget() reaches it too.
    listings.set(key, listing)
    return listing
  }

  return { of, forget: (projectId, release) => listings.delete(keyOf(projectId, release)) }
}

function keyOf(projectId: number, release: string): string {
  return `${projectId} ${release}`
}

function rememberScripts(artifacts: readonly Artifact[]): ResolveScript {
  const found = new LRUCache<string, { artifact: Artifact | undefined }>({ max: MAX_SCRIPTS })
  return (file) => {
    const known = found.get(file)
    if (known) return known.artifact
    const artifact = findArtifact(artifacts, file)
    found.set(file, { artifact })
    return artifact
  }
}
