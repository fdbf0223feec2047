import type { Store } from '../../store/ports.ts'
import type { AliasRow } from '../../store/rows.ts'
import type { By } from './by.ts'
import { leadAliases, leadNow } from './lead-aliases.ts'

interface Issue {
  projectId: number
  id: string
}

type SplitStore = Pick<Store, 'insert' | 'workflow' | 'repairs'>

/**
 * Has the errors of an issue go by their kind of stack, each a name of its own that leads where the errors
 * went before: nothing looks otherwise yet. Their numbers are counted once more under copies, which stay
 * hidden until one insert shows all of them and hides what they replace. So one that was interrupted
 * anywhere did not happen, and leaves rows that nobody counts.
 */
export async function splitFingerprints(
  store: SplitStore,
  { projectId, id }: Issue,
  by: By,
): Promise<void> {
  const aliases = await store.repairs.aliases(projectId)
  const done = new Set(
    aliases
      .filter(({ kind }) => kind !== undefined && kind !== 'link' && kind !== 'withdrawn')
      .map(({ fingerprint }) => fingerprint),
  )
  const names = [id, ...aliases.filter((row) => row.target === id).map((row) => row.fingerprint)]
  for (const fingerprint of new Set(names)) {
    if (!done.has(fingerprint)) await splitFingerprint(store, { projectId, fingerprint }, by)
  }
}

async function splitFingerprint(
  store: SplitStore,
  { projectId, fingerprint }: { projectId: number; fingerprint: string },
  by: By,
): Promise<void> {
  const split = { projectId, fingerprint, attempt: by.newId() }
  const kinds = await store.workflow.kinds(split)
  if (kinds.every(({ events }) => events === 0)) return
  const scope = { ...by, projectId, reason: `split by ${by.actor}` }
  // Errors of before kinds were kept go by the name that they have.
  const fine = kinds
    .filter(({ id }) => id !== fingerprint)
    .map(({ id }) => ({
      fingerprint: id,
      link: fingerprint,
      kind: 'fine' as const,
      partOf: fingerprint,
    }))
  const copies = (kind: 'copying' | 'copy') =>
    kinds.map(({ id, copy }) => ({ fingerprint: copy, link: id, kind, partOf: fingerprint }))
  const before = await store.repairs.aliases(projectId)
  await store.insert(leadAliases(before, [...fine, ...copies('copying')], scope))
  await store.workflow.splitRollups(split)
  const stored = await store.repairs.aliases(projectId)
  const link = leadNow(stored, fingerprint) ?? byRepair(stored, fingerprint) ?? fingerprint
  const shown = [...copies('copy'), { fingerprint, link, kind: 'split' as const }]
  await store.insert(leadAliases(stored, shown, scope))
}

function byRepair(aliases: readonly AliasRow[], fingerprint: string): string | undefined {
  return aliases.find((row) => !row.byPerson && row.fingerprint === fingerprint)?.link
}
