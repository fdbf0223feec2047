import { missingMaps, type MissingReason, type UnmappedScript } from './missing-maps.ts'
import type { Artifact } from './ports.ts'

/** What a server takes in an address bounds a question: two names of hundreds of characters each. */
const AT_ONCE = 200

/** The first `most` of the scripts that nothing was uploaded for since. */
export async function stillMissing<Script extends UnmappedScript>(
  scripts: readonly Script[],
  uploadsFor: (scripts: readonly Script[]) => Promise<Artifact[]>,
  most: number,
): Promise<(Script & { reason: MissingReason })[]> {
  const missing: (Script & { reason: MissingReason })[] = []
  for (let from = 0; from < scripts.length && missing.length < most; from += AT_ONCE) {
    const some = scripts.slice(from, from + AT_ONCE)
    missing.push(...missingMaps(some, await uploadsFor(some)))
  }
  return missing.slice(0, most)
}
