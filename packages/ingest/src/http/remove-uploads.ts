import type { Artifact } from '../symbolicate/artifacts/ports.ts'
import type { Dependencies } from './dependencies.ts'

type RemovesUploads = Pick<Dependencies, 'store' | 'artifacts' | 'onArtifact' | 'now' | 'log'>

/** Takes maps out of the catalogue, and then the compiled bytes of those that no other upload has. */
export async function removeUploads(
  removed: readonly Artifact[],
  projectId: number,
  dependencies: RemovesUploads,
): Promise<void> {
  if (removed.length === 0) return
  const { store, onArtifact, now } = dependencies
  await store.artifacts.remove(projectId, { artifacts: removed, at: now() })
  for (const artifact of removed) onArtifact(projectId, artifact)
  await removeBytes([...new Set(removed.map(({ key }) => key))], dependencies)
}

/** What cannot be deleted takes room and is found by nobody. */
async function removeBytes(
  keys: readonly string[],
  { store, artifacts, log }: RemovesUploads,
): Promise<void> {
  try {
    const inUse = await store.artifacts.keysInUse(keys)
    for (const key of keys) if (!inUse.has(key)) await artifacts.remove(key)
  } catch (error) {
    log.warn({ error }, 'compiled source maps that were removed could not be deleted')
  }
}
