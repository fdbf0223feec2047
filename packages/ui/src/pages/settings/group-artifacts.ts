import type { ArtifactSummary } from '@seismo/ingest/api'

export interface ReleaseArtifacts {
  release: string
  uploadedAt: number
  artifacts: readonly ArtifactSummary[]
}

/** Artifacts by release, the latest upload first. */
export function groupArtifacts(artifacts: readonly ArtifactSummary[]): ReleaseArtifacts[] {
  return [...Map.groupBy(artifacts, (one) => one.release)]
    .map(([release, group]) => ({
      release,
      uploadedAt: Math.max(...group.map((one) => one.uploadedAt)),
      artifacts: group.toSorted((a, b) => a.path.localeCompare(b.path)),
    }))
    .toSorted((a, b) => b.uploadedAt - a.uploadedAt)
}
