import type { Store } from '../store/ports.ts'
import type { IssueRecord } from '../store/workflow-store.ts'
import { ProblemError } from './problem.ts'

/**
 * The issue that a name leads to: its id, or one of an issue that was merged into it.
 * @throws ProblemError not-found
 */
export async function issueNamed(
  { workflow }: Pick<Store, 'workflow'>,
  projectId: number,
  name: string,
): Promise<IssueRecord> {
  const issue = (await workflow.issues(projectId, [name])).get(name)
  if (issue) return issue
  throw new ProblemError('not-found', { detail: 'There is no such issue.' })
}
