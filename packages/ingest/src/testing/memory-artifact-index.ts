import type { Artifact, ArtifactIndex } from '../symbolicate/artifacts/ports.ts'

/** An ArtifactIndex of one project over a list that the test may change. */
export function createMemoryArtifactIndex(uploads: Artifact[]): ArtifactIndex {
  return {
    list: (_, release) => Promise.resolve(uploads.filter((upload) => upload.release === release)),
    withDebugIds: (_, ids) =>
      Promise.resolve(uploads.filter(({ debugId }) => ids.includes(debugId ?? ''))),
    add: (_, artifact) => {
      uploads.unshift(artifact)
      return Promise.resolve()
    },
  }
}
