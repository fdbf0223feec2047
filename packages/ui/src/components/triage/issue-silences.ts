import type { IssueSummary, SilenceSource } from '@seismo/ingest/api'
import { issuesWords } from '../../api/triage-sentence.ts'
import { matcherText } from './matcher-text.ts'

type Issues = readonly Pick<IssueSummary, 'id' | 'shortId'>[]

/** A matcher has at most 300 characters, and an id 36. */
const OF_ONE = 7
const LONGEST_REASON = 500

/** Of each of them, as many as it takes: the conditions of one silence have to hold together. */
export function issueSilences(issues: Issues, ends: Date): SilenceSource[] {
  return Array.from({ length: Math.ceil(issues.length / OF_ONE) }, (_, at) => {
    const part = issues.slice(at * OF_ONE, (at + 1) * OF_ONE)
    const names = part.map(({ shortId }) => shortId).join(', ')
    return {
      matchers: [issuesMatcher(part)],
      ends: ends.toISOString(),
      reason: `Silenced on the list of issues: ${names}`.slice(0, LONGEST_REASON),
    }
  })
}

/** One matcher of a few issues; undefined where they are too many for one. */
export function matcherOfIssues(issues: Issues): string | undefined {
  return issues.length > OF_ONE ? undefined : issuesMatcher(issues)
}

/** `Silenced 3 issues for 4 hours`. */
export function silencedWords(issues: Issues, label: string): string {
  return `Silenced ${issuesWords(issues)} ${label}`
}

function issuesMatcher(issues: Issues): string {
  const ids = issues.map(({ id }) => id)
  return matcherText({ name: 'issue', op: ids.length === 1 ? '=' : '=~', value: ids.join('|') })
}
