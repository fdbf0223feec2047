import type { IssuesChange } from '../contract/issue.ts'
import type { Outcome, Refusal } from '../issues/workflow/outcome.ts'
import type { Scope } from '../store/ports.ts'
import type { Dependencies } from './dependencies.ts'
import { ProblemError, type ProblemCode } from './problem.ts'
import { toShownId } from './shown-id.ts'

const CODES = {
  unknown: 'not-found',
  invalid: 'invalid-query',
  conflict: 'conflict',
} as const satisfies Record<Refusal['is'], ProblemCode>

/** @throws ProblemError for what was refused. */
export function assertDone<Done extends object>(
  outcome: Outcome<Done>,
): asserts outcome is { is: 'done' } & Done {
  if (outcome.is === 'done') return
  const { is, detail } = outcome
  throw new ProblemError(CODES[is], { detail })
}

/** What all who change issues are answered: these as they are now. */
export async function toIssuesChange(
  { store }: Pick<Dependencies, 'store'>,
  { change, ids }: { change: string; ids: readonly string[] },
  { slug, ...scope }: Scope & { slug: string },
): Promise<IssuesChange> {
  const now = await store.workflow.issues(scope.projectId, ids)
  const unique = [...new Set([...now.values()].map(({ id }) => id))]
  const items = await store.workflow.summaries(scope, unique)
  return {
    change,
    items: items.map((issue) => ({ ...issue, shortId: toShownId(slug, issue.shortId) })),
  }
}
