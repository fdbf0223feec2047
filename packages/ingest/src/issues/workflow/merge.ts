import type { Store } from '../../store/ports.ts'
import type { ActivityRow, LinkChange } from '../../store/rows.ts'
import type { IssueRecord } from '../../store/workflow-store.ts'
import { toShortId } from '../short-id.ts'
import type { By } from './by.ts'
import { findIssues } from './change-issues.ts'
import { decisionNow, toRow } from './decide.ts'
import { leadAliases, linkChanges } from './lead-aliases.ts'
import type { Outcome } from './outcome.ts'

export interface IssuesToMerge {
  projectId: number
  ids: readonly string[]
  /** Which of them stays; else the one with the most events. */
  into?: string | undefined
}

type MergeStore = Pick<Store, 'insert' | 'workflow' | 'repairs'>

/** One issue of several: aliases alone are written, so that it is so at once and can be taken back. */
export async function mergeIssues(
  store: MergeStore,
  { projectId, ids, into }: IssuesToMerge,
  by: By,
): Promise<Outcome<{ ids: string[] }>> {
  const names = into === undefined ? ids : [...ids, into]
  const found = await findIssues(store, projectId, names)
  if (found.is !== 'found') return found
  const { issues } = found
  if (issues.length < 2) {
    return { is: 'invalid', detail: 'These are one issue already; name two or more.' }
  }
  const kept = await keptOf(issues, into)
  if (!kept) return { is: 'unknown', detail: 'There is no such issue to merge into.' }
  const others = issues.filter(({ id }) => id !== kept.id)
  const aliases = await store.repairs.aliases(projectId)
  const leads = others.map(({ id }) => ({ fingerprint: id, link: kept.id }))
  const links = linkChanges(aliases, leads)
  const reason = `merged by ${by.actor}`
  // First that it is open, where it ends here: what still happens must not hide behind what was resolved.
  await store.insert([mergedRow(kept, others, { ...by, projectId, links })])
  await store.insert(leadAliases(aliases, leads, { ...by, projectId, reason }))
  return { is: 'done', ids: [kept.id] }

  async function keptOf(
    all: readonly IssueRecord[],
    name: string | undefined,
  ): Promise<IssueRecord | undefined> {
    if (name !== undefined) return (await store.workflow.issues(projectId, [name])).get(name)
    const everything = { projectId, from: 0, to: by.now + 1 }
    const summaries = await store.workflow.summaries(
      everything,
      all.map(({ id }) => id),
    )
    const events = new Map(summaries.map((issue) => [issue.id, issue.events]))
    const most = all.toSorted((a, b) => (events.get(b.id) ?? 0) - (events.get(a.id) ?? 0))
    return most[0]
  }
}

/** Open if any of them is: what still happens is not done by being put with what was resolved. */
function mergedRow(
  kept: IssueRecord,
  others: readonly IssueRecord[],
  { links, ...by }: By & { projectId: number; links: LinkChange[] },
): ActivityRow {
  const before = decisionNow(kept, 'state')
  const open = [kept, ...others].find(({ state }) => state === 'open')
  const version = Math.max(kept.version, ...others.map((issue) => issue.version))
  return {
    ...toRow({ id: kept.id, version }, 'merged', by),
    decides: open ? decisionNow(open, 'state') : before,
    detail: { issues: others.map(({ id }) => toShortId(id)), before, links },
  }
}
