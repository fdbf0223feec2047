import type { IssuePatch } from '../../contract/issue.ts'
import type { Store } from '../../store/ports.ts'
import type { ActivityRow } from '../../store/rows.ts'
import type { IssueRecord, LastDecision } from '../../store/workflow-store.ts'
import { toUntil } from '../state/to-until.ts'
import type { By } from './by.ts'
import { decide, type Wanted } from './decide.ts'
import type { Outcome, Refusal } from './outcome.ts'
import { inWords } from './words.ts'

export interface ChangeOptions {
  store: Pick<Store, 'insert' | 'workflow'>
  memberNames: () => Promise<string[]>
}

export interface IssuesToChange {
  projectId: number
  ids: readonly string[]
  patch: IssuePatch
  /** By the names in `ids`, or the issue's own id, as they were read. */
  versions?: Readonly<Record<string, number>> | undefined
  /** What people call an issue; of use where it is one of many. */
  nameOf?: (id: string) => string
}

/** One or many issues at once: all of them, or none. */
export async function changeIssues(
  { store, memberNames }: ChangeOptions,
  { projectId, ids, patch, versions = {}, nameOf }: IssuesToChange,
  by: By,
): Promise<Outcome<{ ids: string[]; rows: ActivityRow[] }>> {
  const found = await findIssues(store, projectId, ids)
  if (found.is !== 'found') return found
  const wanted = await wantedOf(patch)
  if (wanted.is !== 'wanted') return wanted
  const read = new Map(Object.entries(versions).map(([name, of]) => [found.idOf(name), of]))
  const changed = found.issues.find(
    ({ id, version }) => version !== (read.get(id) ?? patch.version ?? version),
  )
  if (changed) return { is: 'conflict', detail: conflictWords(changed, { nameOf, now: by.now }) }
  const rows = found.issues.flatMap((issue) => decide(issue, wanted.wanted, { ...by, projectId }))
  await store.insert(rows)
  return { is: 'done', ids: found.issues.map(({ id }) => id), rows }

  async function wantedOf({ state, until, assignee }: IssuePatch): Promise<Read> {
    const decisions: Wanted[] = []
    if (state !== undefined || until !== undefined) {
      const releases = until === 'next-release' ? await store.workflow.releases(projectId) : NONE
      const read = toUntil({ state, until }, { now: by.now, releases })
      if (read.is === 'invalid') return read
      if (state) decisions.push({ is: 'state', state, until: read.until, regressed: false })
    }
    if (assignee !== undefined) {
      const name = assignee === 'me' ? by.actor : assignee
      const names = name === null ? [] : await memberNames()
      if (name !== null && !names.includes(name)) return noMember(name, names)
      decisions.push({ is: 'assignee', assignee: name })
    }
    return { is: 'wanted', wanted: decisions }
  }
}

type Read = { is: 'wanted'; wanted: Wanted[] } | Refusal

const NONE = new Map<string, number>()
const NAMED_MEMBERS = 20

function noMember(name: string, names: readonly string[]): Refusal {
  const some = names.slice(0, NAMED_MEMBERS).join(', ')
  const more = names.length > NAMED_MEMBERS ? `, and ${names.length - NAMED_MEMBERS} more` : ''
  const detail = `There is no member ${JSON.stringify(name)}; members are ${some}${more}.`
  return { is: 'invalid', detail }
}

/** Each once, by whatever name it was asked for. */
export async function findIssues(
  { workflow }: Pick<Store, 'workflow'>,
  projectId: number,
  names: readonly string[],
): Promise<{ is: 'found'; issues: IssueRecord[]; idOf: (name: string) => string } | Refusal> {
  const found = await workflow.issues(projectId, names)
  const missing = names.filter((name) => !found.has(name))
  if (missing.length > 0) {
    const detail = `There is no such issue: ${missing.slice(0, 10).join(', ')}.`
    return { is: 'unknown', detail }
  }
  const byId = new Map([...found.values()].map((issue) => [issue.id, issue]))
  const idOf = (name: string) => found.get(name)?.id ?? name
  return { is: 'found', issues: [...byId.values()], idOf }
}

function conflictWords(
  issue: IssueRecord,
  { nameOf, now }: { nameOf: IssuesToChange['nameOf']; now: number },
): string {
  const last = lastOf(issue)
  if (!last) return `${nameOf?.(issue.id) ?? 'It'} has another version; read it again, then decide.`
  const what = nameOf ? `${nameOf(issue.id)} changed` : 'Changed'
  return `${what} in between: ${inWords(last, now)}. Read it again, then decide.`
}

function lastOf({ last }: IssueRecord): LastDecision | undefined {
  return [last.state, last.assignee]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.at - a.at)[0]
}
