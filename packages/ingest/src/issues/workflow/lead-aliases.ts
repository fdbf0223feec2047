import type { AliasKind, AliasRow } from '../../store/rows.ts'
import { aliasTargets } from '../alias-targets.ts'
import type { By } from './by.ts'

/** Where a person leads a fingerprint. */
export interface Lead {
  fingerprint: string
  link: string
  kind: AliasKind
  partOf?: string
}

/** The aliases to write, those of others included that lead on from where they led. */
export function leadAliases(
  stored: readonly AliasRow[],
  leads: readonly Lead[],
  { projectId, actor, now, change, reason }: By & { projectId: number; reason: string },
): AliasRow[] {
  if (leads.length === 0) return []
  const before = new Map(
    stored.filter((row) => row.byPerson).map((row) => [row.fingerprint, row.at]),
  )
  const fresh = leads.map((lead): AliasRow => {
    // A change must not lose to one made before a clock was set back.
    const at = Math.max(now, (before.get(lead.fingerprint) ?? 0) + 1)
    const row = { is: 'alias' as const, projectId, byPerson: true, at, actor, reason, change }
    return { ...row, ...lead, target: lead.link }
  })
  const replaced = new Set(leads.map(({ fingerprint }) => fingerprint))
  const kept = stored.filter((row) => !row.byPerson || !replaced.has(row.fingerprint))
  const targets = aliasTargets([...kept, ...fresh])
  const targetOf = ({ fingerprint }: AliasRow) => targets.get(fingerprint) ?? fingerprint
  return [
    ...fresh.map((row) => ({ ...row, target: targetOf(row) })),
    ...kept
      .filter((row) => row.kind !== 'withdrawn' && targetOf(row) !== row.target)
      .map((row) => ({ ...row, target: targetOf(row), at: row.at + 1 })),
  ]
}
