import type { Store } from '../../store/ports.ts'
import type { ActivityRow, AliasRow, LinkChange } from '../../store/rows.ts'
import type { IssueRecord } from '../../store/workflow-store.ts'
import { ago } from './ago.ts'
import type { By } from './by.ts'
import { decisionNow, toRow } from './decide.ts'
import { leadAliases, leadNow, type Lead } from './lead-aliases.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { inWords } from './words.ts'

export interface ChangeToUndo {
  projectId: number
  change: string
}

type UndoStore = Pick<Store, 'insert' | 'workflow' | 'repairs'>

/**
 * Takes back all that was done at once, as it was before, and only where nobody has changed any of it since.
 * It is a change itself, so that it can be taken back as well.
 */
export async function undoChange(
  store: UndoStore,
  { projectId, change }: ChangeToUndo,
  by: By,
): Promise<Outcome<{ ids: string[] }>> {
  const all = await store.workflow.change(projectId, change)
  const steps = all.filter(isReversible)
  if (steps.length === 0) {
    return { is: 'unknown', detail: 'There is no such change, or nothing of it can be taken back.' }
  }
  const names = [...new Set(all.map(({ fingerprint }) => fingerprint))]
  const issues = await store.workflow.issues(projectId, names)
  const aliases = await store.repairs.aliases(projectId)
  const conflict = changedDecision(all, issues, by) ?? changedAlias(steps, aliases, by)
  if (conflict) return conflict
  const leads = steps.flatMap(({ detail }) => detail?.links ?? []).map(toLead)
  const rows = steps.flatMap((step) => undoing(step, issues.get(step.fingerprint)))
  // Names first: a state of before a merge must not hide what is merged still.
  await store.insert(leadAliases(aliases, leads, { ...by, projectId, reason: 'taken back' }))
  await store.insert(rows)
  return { is: 'done', ids: [...names, ...leads.map(({ fingerprint }) => fingerprint)] }

  function undoing(step: ActivityRow, issue: IssueRecord | undefined): ActivityRow[] {
    if (!issue) return []
    const { verb, decides, detail } = step
    const links = detail?.links?.map((link) => takenBack(link, aliases))
    const row = toRow({ ...issue, id: step.fingerprint }, 'undone', { ...by, projectId })
    return [
      {
        ...row,
        ...(detail?.before && { decides: detail.before }),
        detail: {
          undone: verb,
          ...(detail?.issues && { issues: detail.issues }),
          ...(decides && { before: decisionNow(issue, decides.is) }),
          ...(links && { links }),
        },
      },
    ]
  }
}

function isReversible({ detail }: ActivityRow): boolean {
  return detail?.before !== undefined || detail?.links !== undefined
}

function changedDecision(
  steps: readonly ActivityRow[],
  issues: ReadonlyMap<string, IssueRecord>,
  { now }: By,
): Refusal | undefined {
  for (const { fingerprint, decides, change } of steps) {
    const last = decides && issues.get(fingerprint)?.last[decides.is]
    if (!last || last.change === change) continue
    const detail = `Changed since: ${inWords(last, now)}. Change it by hand instead.`
    return { is: 'conflict', detail }
  }
  return undefined
}

function changedAlias(
  steps: readonly ActivityRow[],
  aliases: readonly AliasRow[],
  { now }: By,
): Refusal | undefined {
  const byPerson = new Map(
    aliases.filter((row) => row.byPerson).map((row) => [row.fingerprint, row]),
  )
  for (const { detail, change } of steps) {
    for (const link of detail?.links ?? []) {
      const alias = byPerson.get(link.fingerprint)
      if (!alias || alias.change === change || isBack(link, aliases)) continue
      const text = `${alias.actor} moved a part of it ${ago(alias.at, now)}`
      return { is: 'conflict', detail: `Changed since: ${text}. Change it by hand instead.` }
    }
  }
  return undefined
}

/**
 * Led where it was before already: it was interrupted before it led anything, or was taken back by one
 * that was interrupted before it could tell.
 */
function isBack({ fingerprint, before }: LinkChange, aliases: readonly AliasRow[]): boolean {
  return leadNow(aliases, fingerprint) === before
}

/** So that taking back is taken back to what the change had made of it, even if that is not so now. */
function takenBack(link: LinkChange, aliases: readonly AliasRow[]): LinkChange {
  const { fingerprint, before, after } = link
  const wasLed = isBack(link, aliases) && after !== undefined
  return { fingerprint, before: wasLed ? after : leadNow(aliases, fingerprint), after: before }
}

function toLead({ fingerprint, before }: LinkChange): Lead {
  if (before === null) return { fingerprint, link: fingerprint, kind: 'withdrawn' }
  return { fingerprint, link: before }
}
