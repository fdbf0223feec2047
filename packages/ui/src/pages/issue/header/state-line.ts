import type { Activity, IssueDetail } from '@seismo/ingest/api'
import { archivedWords, resolvedWords } from '../../../format/until.ts'

export interface StateLine {
  /** `Resolved`. */
  head: string
  /** Who decided it; empty where nobody or nobody known did. */
  actor: string
  /** `in the next release after 2.41.0`. */
  rest: string
  at: number | undefined
}

/** How the issue is and why, in words; nothing of an issue that is simply open. */
export function stateLine(
  issue: Pick<
    IssueDetail,
    'state' | 'regressed' | 'resolvedUntil' | 'archivedUntil' | 'activity' | 'lastRelease'
  >,
): StateLine | undefined {
  const { state, regressed, resolvedUntil, archivedUntil, activity } = issue
  if (state === 'resolved') {
    return decided('Resolved', resolvedWords(resolvedUntil), latest(activity, ['resolved']))
  }
  if (state === 'archived') {
    return decided('Archived', archivedWords(archivedUntil), latest(activity, ['archived']))
  }
  const back = latest(activity, ['regressed', 'unarchived', 'reopened', 'resolved', 'archived'])
  if (regressed) return cameBack('Regressed', back?.verb === 'regressed' ? back : undefined)
  // Of one that somebody took out of the archive there is nothing to say.
  if (back?.verb === 'unarchived' && (back.because ?? '') !== '') {
    return cameBack('Back from the archive', back)
  }
  return undefined
}

function decided(head: string, rest: string, by: Activity | undefined): StateLine {
  return { head, actor: by?.actor ?? '', rest, at: by?.at }
}

function cameBack(head: string, entry: Activity | undefined): StateLine {
  const { release = '', because = '' } = entry ?? {}
  const where = release === '' ? '' : `in ${release}`
  const why = because === '' ? '' : `(${because})`
  return { head, actor: '', rest: [where, why].filter(Boolean).join(' '), at: entry?.at }
}

/** Newest first is how the service lists them. */
function latest(
  activity: readonly Activity[],
  verbs: readonly Activity['verb'][],
): Activity | undefined {
  return activity.find((entry) => verbs.includes(entry.verb))
}
