import type { IssueDetail } from '@seismo/ingest/api'
import type { GroupingSearch } from '../../../search/grouping-search.ts'

/** What tells its errors from others, as patterns to begin a rule with. */
export function ruleSearch({
  type,
  message,
  culprit,
}: Pick<IssueDetail, 'type' | 'message' | 'culprit'>): GroupingSearch {
  const [, file = culprit, called] = /^(.*) in (.*)$/.exec(culprit) ?? []
  const asked = { type: literal(type), ...(file !== '' && { file: literal(file) }) }
  if (called !== undefined) return { ...asked, function: literal(called) }
  // Without a call to go by, its words are all there is.
  return culprit === '' && message !== '' ? { ...asked, message: literal(message) } : asked
}

/** Of a pattern, where a `!` before it says “not”; there is nothing to write it with but a wildcard. */
function literal(text: string): string {
  return text.replace(/^!/, '*')
}
