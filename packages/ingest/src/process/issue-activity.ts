import { comesBack, needsReleases } from '../issues/state/comes-back.ts'
import type { FirstSeen } from '../issues/state/release-order.ts'
import { toUuid } from '../issues/short-id.ts'
import { hash128 } from '../lib/hash.ts'
import type { IssueStore, KnownIssue } from '../store/ports.ts'
import type { ActivityRow, ErrorRow } from '../store/rows.ts'

export type Known = ReadonlyMap<string, KnownIssue>

/** What the errors of one project do to its issues: the first of one creates it, later ones bring it back. */
export async function activityOf(
  known: Known,
  errors: readonly ErrorRow[],
  releases: () => Promise<FirstSeen>,
): Promise<ActivityRow[]> {
  const firstSeen = [...known.values()].some(needsReleases) ? await releases() : new Map()
  return [...byIssue(known, errors)].flatMap(([id, events]) => {
    const [first] = events
    if (!first) return []
    const issue = known.get(first.fingerprint)
    if (!issue) return [createdBy(id, events.reduce(earlier, first))]
    return returnOf(issue, events, firstSeen) ?? []
  })
}

/** Of an issue by several names there may be events of each in one batch. */
export function byIssue(known: Known, errors: readonly ErrorRow[]): Map<string, ErrorRow[]> {
  return Map.groupBy(errors, ({ fingerprint }) => known.get(fingerprint)?.id ?? fingerprint)
}

export async function knownOf(
  issues: Pick<IssueStore, 'known'>,
  projectId: number,
  errors: readonly ErrorRow[],
): Promise<Known> {
  return issues.known(projectId, [...new Set(errors.map(({ fingerprint }) => fingerprint))])
}

function createdBy(fingerprint: string, { projectId, at, release }: ErrorRow): ActivityRow {
  const row = { is: 'activity' as const, projectId, fingerprint, at, release }
  return { ...row, actor: 'seismo', verb: 'created' }
}

function returnOf(
  issue: KnownIssue,
  events: readonly ErrorRow[],
  firstSeen: FirstSeen,
): ActivityRow | undefined {
  if (issue.state === 'open') return undefined
  const newestFirst = events.toSorted((a, b) => b.at - a.at)
  for (const event of newestFirst) {
    const because = comesBack(issue, event, firstSeen)
    if (because !== undefined) return toReturn(issue, event, because)
  }
  return undefined
}

/** After what it answers, whatever clock that was made by. Two that see the same return write the same. */
export function toReturn(
  issue: KnownIssue,
  { projectId, at, release }: Pick<ErrorRow, 'projectId' | 'at' | 'release'>,
  because: string,
): ActivityRow {
  const isRegression = issue.state === 'resolved'
  const id = toUuid(hash128(`return/${projectId}/${issue.id}/${issue.decidedAt}`))
  return {
    ...{ is: 'activity', projectId, fingerprint: issue.id, id, release, actor: 'seismo' },
    at: Math.max(at, issue.decidedAt + 1),
    verb: isRegression ? 'regressed' : 'unarchived',
    decides: { is: 'state', state: 'open', until: null, regressed: isRegression },
    detail: { because },
  }
}

function earlier(a: ErrorRow, b: ErrorRow): ErrorRow {
  return b.at < a.at ? b : a
}
