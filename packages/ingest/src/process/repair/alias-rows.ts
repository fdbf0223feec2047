import { aliasTargets } from '../../issues/alias-targets.ts'
import type { AliasRow } from '../../store/rows.ts'

interface Found {
  projectId: number
  /** The issue that each of these fingerprints is now, itself where it is as it was. */
  issues: ReadonlyMap<string, string>
  reason: string
  now: number
}

/**
 * The aliases to write, those of others included that lead on from where they led. What a person
 * decided on a fingerprint is left as it is.
 */
export function aliasRows(stored: readonly AliasRow[], found: Found): AliasRow[] {
  const { projectId, issues, reason, now } = found
  const decided = new Set(stored.filter(isDecided).map((row) => row.fingerprint))
  const repaired = new Map(
    stored.filter((row) => !row.byPerson).map((row) => [row.fingerprint, row]),
  )
  const fresh = [...issues].flatMap(([fingerprint, link]): AliasRow[] => {
    const before = repaired.get(fingerprint)
    if (decided.has(fingerprint) || (before?.link ?? fingerprint) === link) return []
    // A change must not lose to one made before a clock was set back.
    const at = Math.max(now, (before?.at ?? 0) + 1)
    const row = {
      is: 'alias' as const,
      projectId,
      fingerprint,
      byPerson: false,
      link,
      target: link,
    }
    return [{ ...row, at, actor: 'seismo', reason }]
  })
  if (fresh.length === 0) return []
  const replaced = new Set(fresh.map(({ fingerprint }) => fingerprint))
  const kept = stored.filter((row) => row.byPerson || !replaced.has(row.fingerprint))
  const targets = aliasTargets([...kept, ...fresh])
  const targetOf = ({ fingerprint }: AliasRow) => targets.get(fingerprint) ?? fingerprint
  return [
    ...fresh.map((row) => ({ ...row, target: targetOf(row) })),
    ...kept
      .filter((row) => targetOf(row) !== row.target)
      .map((row) => ({ ...row, target: targetOf(row), at: row.at + 1 })),
  ]
}

function isDecided({ byPerson, kind }: AliasRow): boolean {
  return byPerson && kind !== 'withdrawn'
}
