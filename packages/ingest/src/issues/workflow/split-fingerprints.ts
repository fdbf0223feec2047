import type { Store } from '../../store/ports.ts'
import type { AliasRow } from '../../store/rows.ts'
import type { By } from './by.ts'
import { leadAliases, leadNow, type Lead } from './lead-aliases.ts'

interface SplitOptions {
  store: Pick<Store, 'insert' | 'workflow' | 'repairs'>
  betweenBatches: <Result>(work: () => Promise<Result>) => Promise<Result>
}

/** What has no errors of its own to divide, or none any more. */
const DONE = new Set<AliasRow['kind']>(['fine', 'split', 'copying', 'copy'])

/**
 * Has the errors of an issue go by their kind of stack, each a name of its own that leads where the errors
 * went before: nothing looks otherwise yet. Later errors do so from the first write on; the numbers of
 * those that are stored are counted once more under copies, which stay hidden until one insert shows all
 * of them and hides what they replace. So one that was interrupted anywhere did not happen, and leaves
 * rows that nobody counts.
 */
export async function splitFingerprints(
  options: SplitOptions,
  { projectId, id }: { projectId: number; id: string },
  by: By,
): Promise<void> {
  const aliases = await options.store.repairs.aliases(projectId)
  const done = new Set(
    aliases.filter(({ kind }) => DONE.has(kind)).map(({ fingerprint }) => fingerprint),
  )
  const names = [id, ...aliases.filter((row) => row.target === id).map((row) => row.fingerprint)]
  for (const fingerprint of new Set(names)) {
    if (!done.has(fingerprint)) await splitFingerprint(options, { projectId, fingerprint }, by)
  }
}

async function splitFingerprint(
  { store, betweenBatches }: SplitOptions,
  { projectId, fingerprint }: { projectId: number; fingerprint: string },
  by: By,
): Promise<void> {
  async function lead(leadsOf: (stored: readonly AliasRow[]) => Lead[]): Promise<void> {
    const stored = await store.repairs.aliases(projectId)
    const scope = { ...by, projectId, reason: `split by ${by.actor}` }
    await store.insert(leadAliases(stored, leadsOf(stored), scope))
  }

  const own = (kind: 'dividing' | 'split') => (stored: readonly AliasRow[]) => {
    const link = leadNow(stored, fingerprint) ?? byRepair(stored, fingerprint) ?? fingerprint
    return { fingerprint, link, kind }
  }
  await betweenBatches(() => lead((stored) => [own('dividing')(stored)]))

  const split = { projectId, fingerprint, attempt: by.newId() }
  const kinds = await store.workflow.kinds(split)
  const copies = (kind: 'copying' | 'copy') =>
    kinds.map(({ id, copy }) => ({ fingerprint: copy, link: id, kind, partOf: fingerprint }))
  // Errors of before kinds were kept go by the name that they have.
  const fine = kinds
    .filter(({ id }) => id !== fingerprint)
    .map(({ id }) => ({
      ...{ fingerprint: id, link: fingerprint, kind: 'fine' as const, partOf: fingerprint },
    }))
  await lead(() => [...fine, ...copies('copying')])
  await store.workflow.splitRollups(split)
  await lead((stored) => [...copies('copy'), own('split')(stored)])
}

function byRepair(aliases: readonly AliasRow[], fingerprint: string): string | undefined {
  return aliases.find((row) => !row.byPerson && row.fingerprint === fingerprint)?.link
}
