import type { AliasKind, AliasRow, LinkChange } from '../../store/rows.ts'
import { aliasTargets } from '../alias-targets.ts'
import type { By } from './by.ts'

/** Where a person leads a fingerprint. */
export interface Lead {
  fingerprint: string
  link: string
  /** Absent: as it was; what a split made of a name stays. */
  kind?: AliasKind
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
    stored.filter((row) => row.byPerson).map((row) => [row.fingerprint, row] as const),
  )
  const fresh = leads.map((lead): AliasRow => {
    const { fingerprint, link, kind, partOf } = lead
    const old = before.get(fingerprint)
    const part = partOf ?? old?.partOf
    return {
      ...{ is: 'alias', projectId, fingerprint, byPerson: true, link, target: link },
      // A change must not lose to one made before a clock was set back.
      at: Math.max(now, (old?.at ?? 0) + 1),
      ...{ actor, reason, change, kind: kind ?? keptKind(old) },
      ...(part !== undefined && { partOf: part }),
    }
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

/** For the history, from which it can be taken back. */
export function linkChanges(aliases: readonly AliasRow[], leads: readonly Lead[]): LinkChange[] {
  return leads.map(({ fingerprint, link }) => ({
    ...{ fingerprint, before: leadNow(aliases, fingerprint), after: link },
  }))
}

/** Where a person led a name; null where none did. */
export function leadNow(aliases: readonly AliasRow[], fingerprint: string): string | null {
  const row = aliases.find((one) => one.byPerson && one.fingerprint === fingerprint)
  return row && row.kind !== 'withdrawn' ? row.link : null
}

function keptKind(row: AliasRow | undefined): AliasKind {
  return row?.kind === undefined || row.kind === 'withdrawn' ? 'link' : row.kind
}
