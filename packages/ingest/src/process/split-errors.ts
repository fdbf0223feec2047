import { leadAliases } from '../issues/workflow/lead-aliases.ts'
import type { ProcessingStore } from '../store/processing-store.ts'
import type { ErrorRow } from '../store/rows.ts'
import { knownOf, type Known } from './issue-activity.ts'

type SplitStore = Pick<ProcessingStore, 'insert' | 'issues' | 'repairs'>

const NO_CHANGE = '00000000-0000-0000-0000-000000000000'

/** Errors of one project by the names that they go by, and what is known of these. */
interface Named {
  errors: ErrorRow[]
  known: Known
}

/** Where a fingerprint was split, its errors go by their kind of stack; a kind that is new stays with the rest. */
export async function nameSplitErrors(
  store: SplitStore,
  { errors, known }: Named,
  now: number,
): Promise<Named> {
  if (![...known.values()].some(({ isSplit }) => isSplit)) return { errors, known }
  const isOfSplit = ({ fingerprint }: ErrorRow) => known.get(fingerprint)?.isSplit === true
  const wholeOf = new Map(
    errors.filter(isOfSplit).map(({ fine, fingerprint }) => [fine, fingerprint] as const),
  )
  const named = errors.map((row) => (isOfSplit(row) ? { ...row, fingerprint: row.fine } : row))
  const [first] = errors
  if (!first || wholeOf.size === 0) return { errors, known }
  const { projectId } = first
  const knownNow = new Map(await knownOf(store.issues, projectId, named))
  const fresh = [...wholeOf].filter(([fine]) => !knownNow.has(fine))
  for (const [fine, whole] of fresh) {
    const issue = known.get(whole)
    if (issue) knownNow.set(fine, { ...issue, isSplit: false })
  }
  if (fresh.length > 0) {
    const leads = fresh.map(([fine, whole]) => ({
      ...{ fingerprint: fine, link: whole, kind: 'fine' as const, partOf: whole },
    }))
    const by = { projectId, actor: 'seismo', now, change: NO_CHANGE, newId: () => NO_CHANGE }
    const reason = 'a new kind of stack'
    await store.insert(
      leadAliases(await store.repairs.aliases(projectId), leads, { ...by, reason }),
    )
  }
  return { errors: named, known: knownNow }
}
