import { toUuid } from '../../issues/short-id.ts'
import type { Store } from '../../store/ports.ts'
import type { ActivityRow } from '../../store/rows.ts'
import type { Fingerprint } from '../fingerprint/v1/fingerprint.ts'
import { aliasRows } from './alias-rows.ts'

export interface Linked {
  projectId: number
  /** All that were looked at; those without an entry in `found` are issues of their own. */
  fingerprints: readonly string[]
  found: ReadonlyMap<string, Fingerprint>
  reason: string
}

type LinkStore = Pick<Store, 'insert'> & { issues: Pick<Store['issues'], 'known'> } & Pick<
    Store,
    'repairs'
  >

/** Leads fingerprints to the issues that they are now. */
export async function linkIssues(store: LinkStore, linked: Linked, now: number): Promise<void> {
  const { projectId, fingerprints, found, reason } = linked
  const issues = new Map(
    fingerprints.map((id) => {
      const grouped = found.get(id)
      return [id, grouped ? toUuid(grouped.primary) : id]
    }),
  )
  const rows = aliasRows(await store.repairs.aliases(projectId), { projectId, issues, reason, now })
  if (rows.length === 0) return
  // First the issue, then the way to it.
  for (const { fingerprint: from, link: id } of rows) {
    const grouped = found.get(from)
    if (!grouped || id === from) continue
    const { version, class: kind, why, culprit } = grouped
    await store.repairs.addHead({ projectId, id, from, version, class: kind, why, culprit })
  }
  await store.insert(rows)
  await reopen(
    store,
    projectId,
    rows.map((row) => row.fingerprint),
  )
}

/**
 * An issue and what became part of it have one history, whose newest decision counts. Events of the one
 * that came after the other was resolved are its return.
 */
async function reopen(store: LinkStore, projectId: number, ids: string[]): Promise<void> {
  const known = await store.issues.known(projectId, ids)
  const resolved = new Map(
    [...known.values()].flatMap((issue) =>
      // Of one that waits for a release the next event decides.
      issue.resolvedUntil?.is === 'event' ? [[issue.id, issue.decidedAt] as const] : [],
    ),
  )
  for (const [fingerprint, resolvedAt] of resolved) {
    const seenAt = await store.repairs.lastSeen(projectId, fingerprint)
    if (seenAt <= resolvedAt) continue
    // After the event: that may have created the other, and the later of the two counts.
    const at = seenAt + 1
    const row: ActivityRow = {
      ...{ is: 'activity', projectId, fingerprint, at },
      ...{ actor: 'seismo', verb: 'regressed', release: '' },
    }
    await store.insert([row], `reopen-${String(projectId)}-${fingerprint}-${String(at)}`)
  }
}
