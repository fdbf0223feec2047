import { createFreshPromises } from './fresh-promises.ts'
import type { Artifact, ArtifactIndex } from './ports.ts'

export interface DebugIdArtifacts {
  /** The newest upload of each debug id (lower case) that has one. */
  of(projectId: number, debugIds: readonly string[]): Promise<ReadonlyMap<string, Artifact>>
  /** To be called when an upload with the id has been added. */
  forget(projectId: number, debugId: string): void
}

/** Ids are what a client says they are, so they are bounded. */
const MAX_IDS = 5_000

export function createDebugIdArtifacts(
  index: Omit<ArtifactIndex, 'add'>,
  now: () => number,
): DebugIdArtifacts {
  const answers = createFreshPromises<Artifact | undefined>(MAX_IDS, now)

  /** One question for all that are not known. */
  function ask(projectId: number, debugIds: readonly string[]): void {
    const unknown = debugIds.filter((id) => !answers.get(keyOf(projectId, id)))
    if (unknown.length === 0) return
    const listing = index.withDebugIds(projectId, unknown)
    for (const id of unknown) {
      const found = listing.then((uploads) => uploads.find(({ debugId }) => debugId === id))
      answers.set(keyOf(projectId, id), found)
    }
  }

  async function of(projectId: number, debugIds: readonly string[]) {
    ask(projectId, debugIds)
    const found = new Map<string, Artifact>()
    await Promise.all(
      debugIds.map(async (id) => {
        const artifact = await answers.get(keyOf(projectId, id))
        if (artifact) found.set(id, artifact)
      }),
    )
    return found
  }

  return { of, forget: (projectId, debugId) => answers.delete(keyOf(projectId, debugId)) }
}

function keyOf(projectId: number, debugId: string): string {
  return `${projectId} ${debugId}`
}
