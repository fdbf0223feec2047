import type { IssueStore } from '../store/ports.ts'
import type { ErrorRow } from '../store/rows.ts'

/** Which issue each error is known as: aliases lead on, and a split one goes by its kind of stack. */
export async function issuesOfErrors(
  store: Pick<IssueStore, 'known'>,
  projectId: number,
  errors: readonly Pick<ErrorRow, 'eventId' | 'fingerprint' | 'fine'>[],
): Promise<Map<string, string>> {
  const known = await store.known(projectId, unique(errors.map(({ fingerprint }) => fingerprint)))
  const split = errors.filter(({ fingerprint }) => known.get(fingerprint)?.isSplit === true)
  const fine =
    split.length === 0
      ? new Map<string, { id: string }>()
      : await store.known(projectId, unique(split.map((error) => error.fine)))
  return new Map(
    errors.map((error) => {
      const { eventId, fingerprint } = error
      const of = known.get(fingerprint)
      const name = of?.isSplit ? error.fine : fingerprint
      return [eventId, (of?.isSplit ? fine.get(name)?.id : of?.id) ?? name]
    }),
  )
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
