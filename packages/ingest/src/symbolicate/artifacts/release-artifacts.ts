import { LRUCache } from 'lru-cache'
import { findArtifact } from './find-artifact.ts'
import type { Artifact, ArtifactIndex } from './ports.ts'

/** Finds the upload of one release that a script belongs to. */
export type ResolveScript = (file: string) => Artifact | undefined

export interface ReleaseArtifacts {
  of(projectId: number, release: string): Promise<ResolveScript>
  /** To be called when an upload of the release has been added. */
  forget(projectId: number, release: string): void
}

interface Listing {
  resolve: Promise<ResolveScript>
  listedAt: number
}

/** How long an upload that another machine took stays unseen. */
const FRESH_MS = 10_000
/** Both are names a client chooses, so both are bounded. */
const MAX_RELEASES = 500
const MAX_SCRIPTS = 500

export function createReleaseArtifacts(index: ArtifactIndex, now: () => number): ReleaseArtifacts {
  const listings = new LRUCache<string, Listing>({ max: MAX_RELEASES })

  async function list(projectId: number, release: string): Promise<ResolveScript> {
    return rememberScripts(await index.list(projectId, release))
  }

  function of(projectId: number, release: string): Promise<ResolveScript> {
    const key = keyOf(projectId, release)
    const known = listings.get(key)
    // Either way: a clock that was set back must not keep it for as long as it was set back by.
    if (known && Math.abs(now() - known.listedAt) < FRESH_MS) return known.resolve
    const listing = { resolve: list(projectId, release), listedAt: now() }
    // Stored before it is answered: concurrent frames ask once, and forget() reaches it too.
    listings.set(key, listing)
    listing.resolve.catch(() => {
      // The caller gets the rejection; it must only not be remembered.
      if (listings.peek(key) === listing) listings.delete(key)
    })
    return listing.resolve
  }

  return { of, forget: (projectId, release) => void listings.delete(keyOf(projectId, release)) }
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
