import { findArtifact } from './find-artifact.ts'
import type { Artifact } from './ports.ts'
import { toScriptUpload } from './uploads-of-scripts.ts'

/** A script on stacks that show no source. */
export interface UnmappedScript {
  release: string
  /** As `toScriptPath` makes it. */
  path: string
  /** Lower case; empty where its page told none. */
  debugId: string
  /** Why its last frame had no source. */
  status: MissingReason
  lastSeen: number
}

export type MissingReason = 'no-map' | 'outside-map' | 'mismatch'

/** Another process may go on for ten seconds with what it knew before an upload. */
const NOT_SEEN_YET_MS = 60_000

/**
 * Those for which nothing was uploaded since that would have helped, and why now. Whether a map lies
 * where it is looked for is a question for the uploads, so that an entry goes with the upload.
 */
export function missingMaps<Script extends UnmappedScript>(
  scripts: readonly Script[],
  uploads: readonly Artifact[],
): (Script & { reason: MissingReason })[] {
  const byRelease = Map.groupBy(uploads, ({ release }) => release)
  const byDebugId = Map.groupBy(uploads, ({ debugId }) => debugId ?? '')
  return scripts.flatMap((script) => {
    const { release, path, debugId, status, lastSeen } = script
    const id = debugId === '' ? undefined : debugId
    const withId = id === undefined ? undefined : newest(byDebugId.get(id) ?? [])
    const upload = toScriptUpload(id, withId ?? findArtifact(byRelease.get(release) ?? [], path))
    if (upload.is === 'none') return [{ ...script, reason: 'no-map' }]
    if (upload.is === 'mismatch') return [{ ...script, reason: 'mismatch' }]
    // A position outside the map was looked up in a map that was there.
    const grace = status === 'outside-map' ? 0 : NOT_SEEN_YET_MS
    return lastSeen > upload.artifact.uploadedAt + grace ? [{ ...script, reason: status }] : []
  })
}

function newest(uploads: readonly Artifact[]): Artifact | undefined {
  return uploads.toSorted((a, b) => b.uploadedAt - a.uploadedAt)[0]
}
