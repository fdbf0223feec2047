import type { Store } from '../../store/ports.ts'
import type { By } from './by.ts'
import { findIssues } from './change-issues.ts'
import { toRow } from './decide.ts'
import type { Outcome } from './outcome.ts'

export interface Comment {
  projectId: number
  id: string
  text: string
}

export async function comment(
  store: Pick<Store, 'insert' | 'workflow'>,
  { projectId, id, text }: Comment,
  by: By,
): Promise<Outcome<{ ids: string[] }>> {
  const found = await findIssues(store, projectId, [id])
  if (found.is !== 'found') return found
  const rows = found.issues.map((issue) => ({
    ...toRow({ ...issue, version: 0 }, 'commented', { ...by, projectId }),
    detail: { text },
  }))
  await store.insert(rows)
  return { is: 'done', ids: found.issues.map((issue) => issue.id) }
}
