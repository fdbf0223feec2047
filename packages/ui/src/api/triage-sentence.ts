import type { IssueSummary } from '@seismo/ingest/api'
import { archivedWords, resolvedWords } from '../format/until.ts'
import { triaged, type TriagePatch } from './triaged.ts'

/** `Archived SHOP-1F4 until 3 Dec, 09:00`: what a toast says of a change. */
export function triageSentence(issues: readonly IssueSummary[], patch: TriagePatch): string {
  const [first] = issues
  if (first === undefined) return ''
  const what = issuesWords(issues)
  const { state, assignee } = patch
  if (state === undefined) {
    return assignee === null ? `Unassigned ${what}` : `Assigned ${what} to ${assignee ?? ''}`
  }
  // Of many, each has a newest release of its own.
  const { resolvedUntil, archivedUntil } = triaged({ ...first, lastRelease: '' }, patch)
  if (state === 'resolved') return joined(`Resolved ${what}`, resolvedWords(resolvedUntil))
  if (state === 'archived') return joined(`Archived ${what}`, archivedWords(archivedUntil))
  return `Reopened ${what}`
}

export function issuesWords(issues: readonly Pick<IssueSummary, 'shortId'>[]): string {
  return issues.length === 1 ? (issues[0]?.shortId ?? '') : `${issues.length} issues`
}

function joined(start: string, end: string): string {
  return end === '' ? start : `${start} ${end}`
}
