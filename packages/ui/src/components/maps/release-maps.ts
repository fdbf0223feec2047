import type { ArtifactSummary, MissingMap } from '@seismo/ingest/api'

export interface ReleaseMaps {
  /** As people read it. */
  name: string
  /** Empty where there is none. */
  release: string
  /** When a map came or was missed last. */
  at: number
  uploads: readonly ArtifactSummary[]
  missing: readonly MissingMap[]
}

const BY_DEBUG_ID = 'By debug id alone'
const NO_RELEASE = 'Pages that name no release'

/** What each release has and what it lacks, the one with the latest news first. */
export function releaseMaps(
  uploads: readonly ArtifactSummary[],
  missing: readonly MissingMap[],
): ReleaseMaps[] {
  const groups = new Map<string, ReleaseMaps>()
  for (const [release, group] of Map.groupBy(uploads, (one) => one.release)) {
    const name = release === '' ? BY_DEBUG_ID : release
    const at = Math.max(...group.map((one) => one.uploadedAt))
    groups.set(name, { name, release, at, uploads: group.toSorted(byFile), missing: [] })
  }
  for (const [release, group] of Map.groupBy(missing, (one) => one.release)) {
    const name = release === '' ? NO_RELEASE : release
    const { uploads: there = [], at = 0 } = groups.get(name) ?? {}
    const last = Math.max(at, ...group.map((one) => one.lastSeen))
    groups.set(name, { name, release, at: last, uploads: there, missing: group })
  }
  return [...groups.values()].toSorted((a, b) => b.at - a.at)
}

function byFile(a: ArtifactSummary, b: ArtifactSummary): number {
  return a.path.localeCompare(b.path) || (a.debugId ?? '').localeCompare(b.debugId ?? '')
}

/** `3 sources with text`, of what is known of a map. */
export function sourcesWords({ contents }: ArtifactSummary): string {
  if (contents === null) return 'not known'
  const { sources, hasSourcesContent } = contents
  return `${sources} ${hasSourcesContent ? 'with text' : 'without text'}`
}
